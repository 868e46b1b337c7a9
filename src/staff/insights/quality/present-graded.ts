import { sayInterval, sayShare } from '../../../content/grading/say-share.js'
import type { ShownShare } from '../../../content/grading/shown-grades.js'
import type { Speech } from '../../../platform/language/language.js'
import { drawIntervals } from '../draw-intervals.js'
import type { FigureView } from '../present-figure.js'
import type { QualitySources } from './quality-sources.js'

const rowNames = ['right', 'sure', 'agreed'] as const

/** How often two people call real answers right, where one office was named alone, and how often they agree. */
export function presentGraded({ grades }: QualitySources, speech: Speech): Omit<FigureView, 'csv' | 'name'> {
  const { t } = speech
  const heads = [t('insights.head.share'), t('insights.head.interval')]
  const rows = rowNames.flatMap((name) => {
    const shown = grades[name]
    return shown ? [{ name: t(`insights.graded.${name}`), shown }] : []
  })
  const exact = rows.flatMap(({ name, shown }) =>
    shown.kind === 'exact' ? [{ ...shown, label: name, text: sayShare(shown, speech) }] : [],
  )
  return {
    heading: t('insights.figure.graded'),
    sentence: rows.length > 0 ? sayGraded(grades, speech) : t('insights.graded.tooFew'),
    note: t('insights.graded.how'),
    picture: exact.length > 0 ? { ...drawIntervals(exact), legend: t('insights.graded.legend') } : null,
    heads: [t('insights.head.name'), ...heads],
    rows: rows.map(({ name, shown }) => ({
      name,
      cells: [sayShare(shown, speech), intervalText(shown, speech)].map((text, i) => ({
        head: heads[i]!,
        text,
      })),
      ...{ href: null, steps: [] },
    })),
  }
}

function sayGraded({ right, sure, agreed }: QualitySources['grades'], speech: Speech): string {
  const { t } = speech
  const values = (shown: ShownShare) => ({ share: shareText(shown, speech) })
  return [
    ...(right ? [t('insights.graded.saysRight', values(right))] : []),
    ...(sure ? [t('insights.graded.saysSure', values(sure))] : []),
    ...(agreed ? [t('insights.graded.saysAgreed', values(agreed))] : []),
  ].join(' ')
}

/** `93% (90% to 95%)` */
function shareText(shown: ShownShare, speech: Speech): string {
  const interval = sayInterval(shown, speech)
  const share = sayShare(shown, speech)
  return interval ? speech.t('insights.interval', { share, ...interval }) : share
}

function intervalText(shown: ShownShare, speech: Speech): string {
  const interval = sayInterval(shown, speech)
  return interval ? speech.t('insights.bounds', interval) : speech.t('insights.notShown')
}
