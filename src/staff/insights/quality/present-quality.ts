import { gradingPaths } from '../../../paths/grading-paths.js'
import { insightPaths } from '../../../paths/insight-paths.js'
import { editorPath } from '../../../paths/routing-paths.js'
import { shopperPaths } from '../../../paths/shopper-paths.js'
import type { Speech } from '../../../platform/language/language.js'
import type { Page } from '../../../platform/web/pages.js'
import type { FigureView } from '../present-figure.js'
import { presentGraded } from './present-graded.js'
import { presentDangers, presentNights, presentTimes } from './present-nights.js'
import { type QualityName, type QualitySources, qualityNames } from './quality-sources.js'

const presenters: Record<
  QualityName,
  (sources: QualitySources, speech: Speech) => Omit<FigureView, 'csv' | 'name'>
> = {
  nights: presentNights,
  'night-dangers': presentDangers,
  'night-times': presentTimes,
  graded: presentGraded,
}

/** @param mayEdit whether the reader may open what is behind the rows */
export function presentQualityFigure(
  name: QualityName,
  sources: QualitySources,
  mayEdit: boolean,
  speech: Speech,
): FigureView {
  const { code } = speech
  const view = presenters[name](sources, speech)
  const behind = name === 'graded' ? editorPath('toDo', code) : shopperPaths.nights(code)
  const rows = view.rows.map((row) => ({ ...row, href: mayEdit ? behind : null }))
  return { ...view, rows, name, csv: insightPaths.file(name, code) }
}

/** How right the answers are. @param mayEdit whether the reader may open what is behind the figures */
export function presentQuality(sources: QualitySources, mayEdit: boolean, speech: Speech): Page {
  const { t, code } = speech
  const links = [
    { href: shopperPaths.nights(code), label: t('shopper.title') },
    { href: gradingPaths.grade(code), label: t('grading.title') },
    { href: editorPath('toDo', code), label: t('grading.misses') },
  ]
  const model = {
    title: t('insights.place.quality'),
    lead: t('insights.lead.quality'),
    figures: qualityNames.map((name) => presentQualityFigure(name, sources, mayEdit, speech)),
    links: mayEdit ? links : [],
  }
  return { view: 'staff/insights/quality', model }
}
