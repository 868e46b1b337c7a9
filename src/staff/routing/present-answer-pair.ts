import type { ReplayAnswer } from '../../content/rehearsal/replay.js'
import type { Speech } from '../../platform/language/language.js'
import type { OfficeName } from './editor-tools.js'

/** Names in the page's language. */
export interface RoutingNames {
  offices: readonly OfficeName[]
  topics: ReadonlyMap<string, string>
  rules: ReadonlyMap<string, string>
}

/** An office's name; a text for nobody. */
export function officeName(id: string, { offices }: RoutingNames, { t }: Speech): string {
  if (id === 'handover') return t('routing.answer.handover')
  return offices.find((office) => office.id === id)?.name ?? id
}

/** An answer in one line: the office, the topic or rule that led to it, and the help shown. */
export function describeAnswer(answer: ReplayAnswer, names: RoutingNames, speech: Speech): string {
  const { t } = speech
  const { outcome, offices, topic, rule, danger, next, notices } = answer
  const called = (id: string) => officeName(id, names, speech)
  const list = new Intl.ListFormat(speech.code, { type: 'disjunction' })
  const whom =
    outcome === 'handover'
      ? t('routing.answer.handover')
      : outcome === 'choose'
        ? t('routing.answer.choose', { offices: list.format(offices.map(called)) })
        : called(offices[0] ?? '')
  const parts = [
    whom,
    rule && t('routing.answer.rule', { rule: names.rules.get(rule) ?? rule }),
    !rule && topic && t('routing.answer.topic', { topic: names.topics.get(topic) ?? topic }),
    next.length > 0 &&
      t('routing.answer.next', {
        offices: next
          .flatMap((step) => step.split(' '))
          .map(called)
          .join(', '),
      }),
    danger && t(`routing.answer.${danger}`),
    ...notices.map((words) => t('routing.answer.notice', { words })),
  ]
  return parts.filter(Boolean).join(' · ')
}
