import type { DraftTrial, TrialSide } from '../../content/rehearsal/draft-messages.js'
import type { DraftProgress } from '../../content/rehearsal/draft-runner.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { editorNav } from './frame-of.js'
import { describeAnswer, officeName, type RoutingNames } from './present-answer-pair.js'
import type { BusyWith } from './routing-services.js'

export interface TrySources {
  /** `waited` names the trial that the page waits for. */
  form: { concern: string; school: string; waited?: string }
  /** Null at first; `missing` without words, `failed` after an interruption, `waiting` while both sides are made ready. */
  result: DraftTrial | 'missing' | 'failed' | 'waiting' | null
  /** While the working copy is being learned; else null. */
  learning: DraftProgress | null
  /** While a question is tried or prepared; else null. */
  preparing: DraftProgress | null
  busyWith: BusyWith | null
  schools: readonly { slug: string; name: string }[]
  names: RoutingNames
}

/** One concern, answered by the live revision and by the working copy, side by side. */
export function presentTry(sources: TrySources, speech: Speech): Page {
  const { form, result, schools, names, busyWith } = sources
  const { t, code } = speech
  const { learning, preparing } = sources
  const own = result === 'waiting' ? (preparing ?? { work: 'draft' as const, share: 1 }) : null
  // A page that waits for its trial must not wait for what is learned meanwhile.
  const work = form.waited ? own : (learning ?? preparing)
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
    waited: form.waited ?? '',
    progress: editorPath('try', code, {}, { waited: form.waited ?? null }),
    schools: schools.map(({ slug, name }) => ({ value: slug, label: name, chosen: slug === form.school })),
    fault: message,
    problems: message ? [{ href: '#concern', message }] : null,
    notFinal: tried?.unlearned.map((what) => t(`routing.try.notFinal.${what}`)) ?? [],
    work: work && {
      name: t(`routing.work.${work.work}`),
      percent: Math.round(work.share * 100),
      // Once it is done, the question is asked again.
      asksAgain: tried !== null || result === 'waiting',
      hint: t(result === 'waiting' ? 'routing.try.waiting' : 'routing.try.learning'),
      busy: busyWith && t(`routing.busy.${busyWith}`),
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
