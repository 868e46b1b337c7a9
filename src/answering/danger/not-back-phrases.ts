/**
 * Words for a child who is not back, with a stroke between them; they do not count where a late bus explains them, or where a thing
 * did not come. Each list was written for its language.
 */
export const notBackPhrases: Record<string, string> = {
  ar: 'لم يعد إلى البيت | لم يصل إلى البيت | لم تعد إلى البيت | ما رجع | ما رجعت | لم يرجع | لم ترجع | ما وصل البيت',
  fr: "n'est pas rentré | n'est pas rentrée | n'est toujours pas rentré | n'est toujours pas là | n'est pas revenu | pas revenue de",
  ht: 'pa rive lakay | poko rive lakay | pa tounen lakay | poko tounen | li poko rive | poko antre lakay',
  ko: '집에 안 왔 | 집에 오지 않 | 안 돌아왔 | 돌아오지 않 | 안 들어왔 | 집에 안 들어',
  pt: 'não chegou em casa | não voltou para casa | não voltou da escola | não voltou pra casa | ainda não voltou | ainda não chegou em casa',
  ru: 'не пришел домой | не пришла домой | не вернулся домой | не вернулась домой | до сих пор не вернулся | до сих пор не вернулась | до сих пор не вернулись | не вернулся из школы | не вернулась из школы | не пришла из школы | не пришел из школы',
  so: 'guriga ma iman | weli ma iman guriga | kama soo noqon | ma soo noqon | weli ma soo laaban | ma soo laaban',
  tl: 'hindi pa umuuwi | hindi umuwi | wala pa sa bahay | hindi pa nakakauwi | wala pa rin ang anak | di pa umuuwi',
  vi: 'chưa về nhà | không thấy về | chưa thấy về | chưa về tới',
  zh: '没回家 | 还没到家 | 还没回来 | 没有回家 | 没回来',
}
