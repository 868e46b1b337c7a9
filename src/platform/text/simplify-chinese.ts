import { Converter } from 'opencc-js/t2cn'

const han = /\p{Script=Han}/u
let opened: ((text: string) => string) | null = null

/** Chinese in simplified characters: the catalog is written in them, and a family may write in traditional ones. */
export function simplifyChinese(text: string): string {
  if (!han.test(text)) return text
  const convert = opened ?? Converter({ from: 't', to: 'cn' })
  opened = convert
  return convert(text)
}
