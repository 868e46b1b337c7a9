import { tokenize } from '../../platform/text/tokenize.js'
import { inLanguage } from '../model/in-language.js'
import type { Office } from '../model/office.js'
import type { Synonym } from '../model/topic.js'

type Named = Pick<Office, 'id' | 'words'>

/** Weights: a name says what an office is, other words relate to it. */
const weights = { name: 2, answersFor: 1 }

/** The offices whose name and duties hold most of a meaning's words, in its language; null for none. */
export function officesMeant<O extends Named>(
  { lang, means }: Pick<Synonym, 'lang' | 'means'>,
  offices: readonly O[],
): O[] {
  const meant = new Set(means.flatMap((word) => stemsOf(word, lang)))
  let highest: number = weights.answersFor
  let best: O[] = []
  for (const office of offices) {
    const stems = officeStems(office, lang)
    const weighed = [...meant].map((stem) =>
      stems.name.has(stem) ? weights.name : stems.answersFor.has(stem) ? weights.answersFor : 0,
    )
    const score = weighed.reduce((sum, weight) => sum + weight, 0)
    if (score > highest) best = []
    highest = Math.max(highest, score)
    if (score === highest) best.push(office)
  }
  return best
}

const remembered = new WeakMap<readonly Named[], { synonyms: readonly Synonym[]; names: OfficeNames }>()

type OfficeNames = (office: string) => string[]

/** Synonyms for each office. Offices are scanned once per snapshot. */
export function otherNames(offices: readonly Named[], synonyms: readonly Synonym[]): OfficeNames {
  const known = remembered.get(offices)
  if (known?.synonyms === synonyms) return known.names
  const byOffice = new Map<string, string[]>()
  for (const synonym of synonyms)
    for (const { id } of officesMeant(synonym, offices))
      byOffice.set(id, [...(byOffice.get(id) ?? []), synonym.word])
  const names: OfficeNames = (office) => byOffice.get(office) ?? []
  remembered.set(offices, { synonyms, names })
  return names
}

/** Ids of the offices whose synonyms differ between the two. */
export function renamedOffices(
  offices: readonly Named[],
  before: readonly Synonym[],
  after: readonly Synonym[],
): string[] {
  const said = (names: OfficeNames, id: string) => [...names(id)].sort().join(' ')
  const [was, is] = [otherNames(offices, before), otherNames(offices, after)]
  return offices.flatMap(({ id }) => (said(was, id) === said(is, id) ? [] : [id]))
}

type Stems = Record<keyof typeof weights, Set<string>>

const stemsKnown = new WeakMap<Named, Map<string, Stems>>()

function officeStems(office: Named, lang: string): Stems {
  const known = stemsKnown.get(office) ?? new Map<string, Stems>()
  stemsKnown.set(office, known)
  let stems = known.get(lang)
  if (!stems) {
    const { name, answersFor } = inLanguage(office.words, lang)
    stems = { name: new Set(stemsOf(name, lang)), answersFor: new Set(stemsOf(answersFor, lang)) }
    known.set(lang, stems)
  }
  return stems
}

function stemsOf(text: string, lang: string): string[] {
  return tokenize(text, lang).map(({ stem }) => stem)
}
