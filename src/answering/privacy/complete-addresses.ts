import { buildPattern } from '../../platform/text/build-pattern.js'
import type { Identifier } from './identifier.js'

const end = '(?![\\p{L}\\p{N}])'
const color =
  '(?:amarilla|azul|verde|roja|blanca|gris|caf[eé]|rosa|beige|anaranjada|morada|negra|celeste|de (?:dos|2|un|1) pisos?|m[oó]vil)'
/** A part of the house that stands behind its street: ", edificio J", ", casa amarilla sin número", ", sótano". */
const part = buildPattern(
  `^(?:,\\s?|\\s)(?:(?:el|la|en el|en la|the|in the)\\s)?(?:(?:edificio|edif|building|bldg|unidad|unit|apto|apt|apartamento|depa|depto|departamento|lote|lot|espacio|space|traila|trailer|torre|tower|bloque|block|casa|interior|int|piso|floor|cuarto|manzana|mz|puerta|door)\\.?\\s#?(?:[a-z]?-?\\d{1,4}-?[a-z]?|[a-df-xz])|casa\\s(?:de\\scolor\\s|color\\s)?${color}(?:\\s(?:sin\\sn[uú]mero|s/n))?|sin\\sn[uú]mero|s/n|s[oó]tano|basement|planta\\s(?:alta|baja)|(?:la\\s)?puerta\\sde\\s(?:atr[aá]s|enfrente|adelante)|(?:primer|segundo|tercer|cuarto)\\spiso)${end}`,
  'iu',
)
/** Between two parts of one address: "la traila 9 del rancho San Isidro por la County Road 12". */
const between =
  /^(?:,\s?|\s)(?:(?:por|en|de|del|con|entre|cerca de|atr[aá]s de|esquina con|at|on|off|in|near|by|behind)\s)?(?:(?:la|el|las|los|the)\s)?$/iu
const maxBetween = 24
const article = /(?<![\p{L}\p{N}])(?:la|las|el|los)\s$/iu
/** Before a counted street or a lot the article is part of the place's name: "la 38", "la traila 9". */
const withArticle =
  /^(?:\d{1,3}(?:a|ª|ta|da|ra|va)?\s(?:y|con|esq|entre)\s|(?:tra[iy]las?|rancho|ranchito|ejido|colonia|callej[oó]n|camino)\s)/iu

/**
 * Addresses with the parts that stand behind them, two that are parts of one made one, and with their article: "la 38" is what
 * the street is called.
 * @param found in order, none overlapping another
 */
export function completeAddresses(text: string, found: readonly Identifier[], lang: string): Identifier[] {
  const whole: Identifier[] = []
  for (const next of found) {
    const last = whole.at(-1)
    if (next.kind !== 'address') {
      whole.push(last && last.to > next.from ? { ...next, from: last.to } : next)
      continue
    }
    const joins =
      last?.kind === 'address' &&
      (next.from <= last.to ||
        (next.from - last.to <= maxBetween && between.test(text.slice(last.to, next.from))))
    const address = joins ? last : { ...next }
    address.to = endOfParts(text, Math.max(address.to, next.to))
    if (joins) continue
    if (lang === 'es') address.from -= lengthOfArticle(text, next.from)
    whole.push(address)
  }
  return whole.filter(({ from, to }) => to > from)
}

function lengthOfArticle(text: string, from: number): number {
  const before = article.exec(text.slice(Math.max(0, from - 5), from))?.[0] ?? ''
  return withArticle.test(text.slice(from, from + 16)) ? before.length : 0
}

const maxParts = 3
const maxPartLength = 60

function endOfParts(text: string, end: number): number {
  let to = end
  for (let parts = 0; parts < maxParts; parts++)
    to += part.exec(text.slice(to, to + maxPartLength))?.[0].length ?? 0
  return to
}
