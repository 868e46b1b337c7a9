import { wordSet } from '../../platform/text/word-set.js'

/** Words of ten languages that add nothing to a look-up ("the", "of", "please"), folded; in Chinese, characters. */
export const smallWords: Readonly<Record<string, ReadonlySet<string>>> = {
  ar: wordSet('من في الى هو هي ما يا عن لو سمحت فضلك رجاء'),
  fr: wordSet('a au aux d de des du en et il je j l la le les plait pour s svp un une votre vous'),
  ht: wordSet('a an la lan nan ki ye se yon tanpri pou'),
  ko: wordSet('좀'),
  pt: wordSet('a ao as com da das de do dos e em favor na no o os para por um uma'),
  ru: wordSet('в во и к ко ли мне на по пожалуиста с со у это я'),
  so: wordSet('ah ayo ayaa ee ka ku la oo u waa fadlan'),
  tl: wordSet('ang ay ba ko mga na ng ni po sa si ung yung paki'),
  vi: wordSet('a cho cua la o oi thi voi xin'),
  zh: wordSet('的 了 吗 呢 啊 是 谁 我 您 你 们 请 问 想 找 在 哪 里 个 有 这 那 位'),
}
