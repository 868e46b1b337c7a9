import type { ReplayGroup } from '../../content/rehearsal/replay.js'
import type { Speech } from '../../platform/language/language.js'
import { officeName, type RoutingNames } from './present-answer-pair.js'

/** How the first office of some answers changes: `From Transportation to Meals`. */
export function sayGroup(
  { from, to }: Pick<ReplayGroup, 'from' | 'to'>,
  names: RoutingNames,
  speech: Speech,
): string {
  const { t } = speech
  const called = (id: string) =>
    id === 'handover' ? t('routing.rehearsal.nobody') : officeName(id, names, speech)
  const [was, is] = [called(from), called(to)]
  return from === to
    ? t('routing.rehearsal.sameOffice', { office: was })
    : t('routing.rehearsal.fromTo', { from: was, to: is })
}
