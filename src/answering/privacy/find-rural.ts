import { buildPattern } from '../../platform/text/build-pattern.js'
import { wordSet } from '../../platform/text/word-set.js'
import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'
import type { LocatedToken } from './locate-tokens.js'

const start = '(?<![\\p{L}\\p{N}])'
const end = '(?![\\p{L}\\p{N}])'
const said =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince)'
const sign = '(?:\\s?#|\\s(?:number|n[uú]mero|num|n[uú]m|no)\\.?)?'
const count = `(?:[a-z]?-?\\d{1,5}-?[a-z]?|${said})`

/** "Rural route 3 box 12", "HC 3 box 8800", "CR 212 box 9". */
const boxed = buildPattern(
  `${start}(?:(?:rural route|star route|route|rt|rr|hc|cr|ruta)\\.?\\s?#?\\d{1,4},?\\s)?(?:box|buz[oó]n|bzn)\\s?#?\\d{1,6}[a-z]?${end}`,
  'giu',
)
/** Roads with only a number. */
const road = buildPattern(
  `${start}(?:\\d{1,6}\\s)?(?:county road|county rd|co rd|cr|state route|state road|highway|hwy|farm road|fm|carretera|carr|autopista)\\.?\\s?#?\\d{1,4}(?:,?\\s(?:north|south|east|west|km\\.?\\s?\\d{1,3}(?:\\.\\d)?))?${end}|${start}(?:km|kil[oó]metro)\\.?\\s?\\d{1,3}(?:\\.\\d{1,2})?${end}`,
  'giu',
)
/** With a house number: "7731 County Road 160". */
const housedRoad = buildPattern(
  `${start}\\d{3,6}\\s(?:county road|county rd|co rd|cr|state route|state road|highway|hwy|farm road|fm|carretera)\\.?\\s?#?\\d{1,4}${end}`,
  'giu',
)
/** A numbered part of a house or a complex. */
const part = buildPattern(
  `${start}(?:apt|apartment|apto|apartamento|depto|departamento|depa|unit|unidad|trailer|traila|lot|lote|space|espacio|bldg|building|edificio|cabin|caba[nñ]a|casita|casa|cuarto|habitaci[oó]n|door|puerta|tower|torre|manzana|mz|parcela|solar|bloque|block|blk|floor|piso|site|spot)${sign}\\s?${count}${end}`,
  'giu',
)
const sureParts = buildPattern(
  `${start}(?:apt|apartment|apto|apartamento|depto|departamento|depa|trailer|traila|lot|lote|manzana|parcela)${sign}\\s(?:${said}|[b-hj-z])${end}`,
  'giu',
)
/** "Third floor". */
const floor = buildPattern(
  `${start}(?:\\d{1,2}(?:st|nd|rd|th)|second|third|fourth|fifth|segundo|tercer|cuarto|quinto)\\s(?:floor|piso)${end}`,
  'giu',
)
/** Named neighborhoods. */
const quarter = buildPattern(
  `${start}(?:[Bb]arrio|[Uu]rb\\.?|[Uu]rbanizaci[oó]n|[Ss]ector|[Cc]olonia|[Cc]ol\\.|[Rr]esidencial|[Ff]raccionamiento|[Cc]aser[ií]o|[Rr]eparto|[Pp]arcelas|[Rr]esidencia|[Ss]ubdivision|[Vv]ecindad)\\s((?:(?:de|del|la|las|los|el|La|Las|Los|El|San|Santa)\\s){0,2}\\p{Lu}[\\p{L}'’]{1,20}(?:\\s\\p{Lu}[\\p{L}'’]{1,20})?)${end}`,
  'gu',
)
const lives =
  /\b(?:liv(?:e|es|ing|ed)|stay(?:s|ing|ed)?|mov(?:e|ed|ing)|rent(?:s|ing)?|house|home|address|pick(?:s|ed)?|drop(?:s|ped)?|sleep(?:s|ing)?|stop|viv(?:o|e|imos|en|e)|quedamos|quedo|queda|rentamos|casa|mudamos|mud[eé]|cambiamos|domicilio|direcci[oó]n|parada|dormimos|durmiendo|hotel|motel|shelter|refugio|voucher|evicted|section 8|landlord|renta)\b/iu
const ofSchool = /\b(?:class|clase|teacher|maestr[oa]|homework|tarea|test|examen)\b/iu

const cues = wordSet(
  `box buzon bzn county road rd cr state highway hwy farm fm carretera carr autopista km kilometro apt apartment apto apartamento
  depto departamento depa unit unidad trailer traila lot lote space espacio bldg building edificio cabin cabana casita casa cuarto
  habitacion door puerta tower torre manzana mz parcela parcelas solar bloque block blk floor piso site spot barrio urb
  urbanizacion sector colonia col residencial fraccionamiento caserio reparto residencia subdivision vecindad`,
)

/** Rural homes, and parts of housing complexes: a number without a street. */
export function findRural(text: string, tokens: readonly LocatedToken[]): Identifier[] {
  if (!tokens.some(({ word }) => cues.has(word))) return []
  const always = [boxed, housedRoad, sureParts, quarter].flatMap((pattern) =>
    findAll(text, pattern, 'address'),
  )
  if (!lives.test(text)) return always
  const parts = ofSchool.test(text)
    ? []
    : [...findAll(text, part, 'address'), ...findAll(text, floor, 'address')]
  return [...always, ...findAll(text, road, 'address'), ...parts]
}
