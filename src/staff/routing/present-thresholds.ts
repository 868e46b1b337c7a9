import { thresholdBounds, thresholdNames } from '../../answering/revision/thresholds.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { editorNav, problemOf, summaryOf } from './frame-of.js'
import { percentOf, type ThresholdForm, type ThresholdProblem } from './read-threshold-form.js'

export interface ThresholdSources {
  form: ThresholdForm
  problems: ThresholdProblem[]
  /** True if somebody else has changed them meanwhile. */
  clash: boolean
  done: boolean
  /** Fingerprint of the current ones. */
  seen: string
}

/** Each threshold with its effect, its bounds, and the origin of its measured value. */
export function presentThresholds(sources: ThresholdSources, speech: Speech): Page {
  const { form, clash, done, seen } = sources
  const { t, code } = speech
  const percents = (name: (typeof thresholdNames)[number]) => {
    const { min, max, usual } = thresholdBounds[name]
    return { least: percentOf(min), most: percentOf(max), usual: percentOf(usual) }
  }
  const problems = sources.problems.map(({ field, key }) => ({
    field,
    message: t(`thresholds.fault.${key}`, { name: t(`routing.threshold.${field}`), ...percents(field) }),
  }))
  const model = {
    clash,
    done,
    seen,
    problems: summaryOf(problems),
    title: t('thresholds.title'),
    nav: editorNav('thresholds', speech),
    action: editorPath('thresholds', code),
    back: editorPath('overview', code),
    fields: thresholdNames.map((name) => ({
      id: name,
      label: t(`routing.threshold.${name}`),
      lead: t(`thresholds.does.${name}`),
      range: t('thresholds.range', percents(name)),
      value: form[name],
      fault: problemOf(problems, name),
    })),
  }
  return { view: 'staff/routing/thresholds', status: problems.length > 0 ? 422 : clash ? 409 : 200, model }
}
