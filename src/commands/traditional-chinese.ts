import { writeFileSync } from 'node:fs'
import characters from 'opencc-js/dict/STCharacters'
import phrases from 'opencc-js/dict/STPhrases'
import variants from 'opencc-js/dict/TWVariants'
import { fromRoot } from '../platform/root.js'
import { createConverter } from '../platform/text/traditional-chinese.js'

/**
 * `npm run traditional-chinese`: writes the table of traditional characters from OpenCC's dictionary (Apache License
 * 2.0). Most of its 49,000 phrases say what their characters say; without those the table is a tenth as large.
 */
function writeTable(): void {
  const inTaiwan = new Map(read(variants))
  const written = (text: string) => [...text].map((sign) => inTaiwan.get(sign) ?? sign).join('')
  const table = new Map([...inTaiwan, ...read(characters).map(([from, to]) => [from, written(to)] as const)])
  const shortFirst = read(phrases).sort(([a], [b]) => a.length - b.length)
  let length = 0
  let convert = createConverter(table)
  for (const [from, to] of shortFirst) {
    if (from.length > length) convert = createConverter(table)
    length = from.length
    if (convert(from) !== written(to)) table.set(from, written(to))
  }
  const lines = [...table]
    .filter(([from, to]) => from !== to || from.length > 1)
    .map((pair) => pair.join(' '))
  writeFileSync(fromRoot('views', 'words', 'traditional-chinese.txt'), `${lines.join('\n')}\n`)
}

/** `头 頭|发 發 髮`: the first is the usual one. */
function read(dictionary: string): [string, string][] {
  return dictionary.split('|').map((entry) => {
    const [from = '', to = ''] = entry.split(' ')
    return [from, to]
  })
}

writeTable()
