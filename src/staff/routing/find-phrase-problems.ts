import { dangerKinds } from '../../answering/danger/danger.js'
import type { PhraseForm, PhraseProblem, PhraseSort, PhrasesSources } from './present-phrases.js'

/** Problems of a form that adds phrases, other than those of its lines. */
export function findPhraseProblems(
  { lang, kind, means }: PhraseForm,
  sort: PhraseSort,
  { languages, services }: Pick<PhrasesSources, 'languages' | 'services'>,
): PhraseProblem[] {
  const problems: PhraseProblem[] = []
  if (!languages.includes(lang)) problems.push({ field: 'add-lang', key: 'language', line: 0 })
  if (sort === 'danger' && !dangerKinds.some((each) => each === kind))
    problems.push({ field: 'add-kind', key: 'kind', line: 0 })
  if (sort === 'danger' && !['danger', 'innocent'].includes(means))
    problems.push({ field: 'means-danger', key: 'means', line: 0 })
  if (sort === 'outOfScope' && kind !== '' && !services.some(({ id }) => id === kind))
    problems.push({ field: 'add-kind', key: 'service', line: 0 })
  return problems
}
