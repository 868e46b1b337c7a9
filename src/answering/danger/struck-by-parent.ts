/** A child's own words for being beaten at home, with a stroke between them: never calm. Each list was written for its language. */
export const struckByParent: Record<string, string> = {
  ar: 'أبي يضربني | بابا يضربني | بابا بيضربني | أبوي يضربني | أمي تضربني | ماما تضربني | زوج أمي يضربني | زوجة أبي تضربني',
  fr: 'mon père me frappe | mon père me bat(?!\\w| (?:aux?|a) ) | ma mère me frappe | ma mère me bat(?!\\w| (?:aux?|a) ) | papa me frappe | maman me frappe | mon beau-père me frappe | mon beau-père me bat(?!\\w| (?:aux?|a) )',
  ht: 'papa m bat mwen | papa m ap bat mwen | papa mwen bat mwen | papa mwen ap bat mwen | manman m bat mwen | manman m ap bat mwen | manman mwen ap bat mwen | bòpè m bat mwen | bòpè m ap bat mwen',
  ko: '아빠가 때려 | 엄마가 때려 | 아빠가 저를 때 | 엄마가 저를 때 | 아빠가 나를 때 | 엄마가 나를 때 | 새아빠가 때려 | 아빠한테 맞았 | 엄마한테 맞았',
  pt: 'meu pai me bate | minha mãe me bate | meu padrasto me bate | minha madrasta me bate | papai me bate | mamãe me bate',
  ru: 'папа бьет меня | папа меня бьет | отец бьет меня | отец меня бьет | мама бьет меня | мама меня бьет | отчим бьет меня | отчим меня бьет',
  so: 'aabahay wuu i garaacaa | aabbahay wuu i garaacaa | aabahay waa i garaacaa | hooyaday way i garaacdaa | adeerkay wuu i garaacaa',
  tl: 'binubugbog ako ng tatay | binubugbog ako ni papa | sinasaktan ako ng tatay | sinasaktan ako ni papa | sinasaktan ako ng nanay | sinasaktan ako ni mama | sinasaktan ako ng amain | pinapalo ako ng tatay',
  vi: 'bố đánh con | bố đánh em | ba đánh con | ba đánh em | cha đánh con | mẹ đánh con | mẹ đánh em | bố dượng đánh con | bố dượng đánh em',
  zh: '(?:爸爸|妈妈|我爸|我妈|继父|后妈|后爸)打我(?!电话|手机|的|妈|爸)',
}
