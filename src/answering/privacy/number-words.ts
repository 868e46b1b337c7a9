const digits = `zero one two three four five six seven eight nine cero uno dos tres cuatro cinco seis siete ocho nueve oh double doble`
const pairs = `triple ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
  seventy eighty ninety diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno
  veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta cuarenta cincuenta
  sesenta setenta ochenta noventa`
const tens = /^(?:twenty|[a-z]{3,5}ty|treinta|(?:cuar|cinc|ses|set|och|nov)[a-z]{0,4}enta|[a-z]{2,6}enta)$/

const lengths = new Map<string, number>([
  ...digits.split(/\s+/).map((word): [string, number] => [word, 1]),
  ...pairs.split(/\s+/).map((word): [string, number] => [word, 2]),
])

/** How many digits a folded word stands for in a number read out loud: `five` 1, `catorce` 2; 0 for other words. */
export function digitsSaid(word: string): number {
  return lengths.get(word) ?? 0
}

/** True for a word that a digit may complete: `cincuenta y cinco`, `twenty two`. */
export function isTens(word: string): boolean {
  return lengths.get(word) === 2 && tens.test(word) && word !== 'triple'
}
