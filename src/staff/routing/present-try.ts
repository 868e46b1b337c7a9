import type { DraftTrial, TrialSide } from '../../content/rehearsal/draft-messages.js'
import type { DraftProgress } from '../../content/rehearsal/draft-runner.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { editorNav } from './frame-of.js'
import { describeAnswer, officeName, type RoutingNames } from './present-answer-pair.js'

export interface TrySources {
  form: { concern: string; school: string }
  /** Null at first; `missing` without words, `failed` after an interruption. */
  result: DraftTrial | 'missing' | 'failed' | null
  /** While the working copy is being learned; else null. */
  learning: DraftProgress | null
  schools: readonly { slug: string; name: string }[]
  names: RoutingNames
}

/** One concern, answered by the live revision and by the working copy, side by side. */
export function presentTry({ form, result, learning, schools, names }: TrySources, speech: Speech): Page {
  const { t, code } = speech
  const tried = typeof result === 'object' ? result : null
  const message = result === 'missing' || result === 'failed' ? t(`routing.try.${result}`) : null
  const [before, after] = tried
    ? [describeAnswer(tried.before, names, speech), describeAnswer(tried.after, names, speech)]
    : [null, null]
  const model = {
    title: t('routing.try.title'),
    nav: editorNav('try', speech),
    action: editorPath('try', code),
    concern: form.concern,
    schools: schools.map(({ slug, name }) => ({ value: slug, label: name, chosen: slug === form.school })),
    fault: message,
    problems: message ? [{ href: '#concern', message }] : null,
    notFinal: tried?.unlearned.map((what) => t(`routing.try.notFinal.${what}`)) ?? [],
    learning: learning && {
      work: t(`routing.work.${learning.work}`),
      percent: Math.round(learning.share * 100),
    },
    tried: tried && {
      same: before === after,
      sides: [
        { title: t('routing.try.live'), answer: before, ...presentWhy(tried.before, names, speech) },
        { title: t('routing.try.workingCopy'), answer: after, ...presentWhy(tried.after, names, speech) },
      ],
    },
  }
  return { view: 'staff/routing/try', status: result === 'failed' ? 503 : message ? 422 : 200, model }
}

function presentWhy({ routed: { match, danger } }: TrialSide, names: RoutingNames, speech: Speech) {
  return {
    offices: match.offices.map(({ office, score, topic }) => ({
      name: officeName(office, names, speech),
      score: speech.percent(score),
      topic: topic === null ? '' : (names.topics.get(topic) ?? topic),
      href:
        topic !== null && names.topics.has(topic) ? editorPath('topic', speech.code, { slug: topic }) : null,
    })),
    danger: speech.percent(danger.score, 1),
    // For admins: the notes of each stage.
    stages: match.trace.stages.map(({ stage, note }) => ({ stage, note: JSON.stringify(note) })),
  }
}
