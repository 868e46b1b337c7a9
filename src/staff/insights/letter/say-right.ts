import { sayInterval, sayShare } from '../../../content/grading/say-share.js'
import { readFigure } from '../../../content/insights/board/read-figure.js'
import type { LetterSources } from '../../../content/insights/letter/monthly-letter.js'
import type { PartOf } from '../../../content/shopper/count-night.js'
import type { Speech } from '../../../platform/language/language.js'
import { sayFigure } from '../say-figure.js'

/** How right the answers are: as two people grade them, and as the nightly test finds. */
export function sayHowRight(sources: LetterSources, speech: Speech): string[] {
  return [...sayGrades(sources, speech), ...sayTest(sources, speech), ...sayPassed(sources, speech)]
}

function sayGrades({ grades: { right, sure, agreed } }: LetterSources, speech: Speech): string[] {
  const { t } = speech
  if (!right) return [t('letter.right.tooFew')]
  const interval = sayInterval(right, speech)
  const share = sayShare(right, speech)
  return [
    interval ? t('letter.right.graded', { share, ...interval }) : t('letter.right.gradedBound', { share }),
    ...(sure ? [t('letter.right.sure', { share: sayShare(sure, speech) })] : []),
    ...(agreed ? [t('letter.right.agreed', { share: sayShare(agreed, speech) })] : []),
  ]
}

function sayTest({ night, nightBefore }: LetterSources, speech: Speech): string[] {
  const { t, number } = speech
  if (!night) return [t('letter.right.noTest')]
  const { national, dangers, falseAlarms } = night.counts
  const values = ({ part, of }: PartOf) => ({ part: number(part), of: number(of) })
  const before = nightBefore?.counts.national
  return [
    before?.of === national.of && before.part === national.part
      ? t('letter.right.testSame', values(national))
      : before?.of === national.of
        ? t('letter.right.testSince', { ...values(national), before: number(before.part) })
        : t('letter.right.test', values(national)),
    ...(dangers.of > 0 ? [t('letter.right.dangers', values(dangers))] : []),
    ...(falseAlarms.of > 0 ? [t('letter.right.falseAlarms', values(falseAlarms))] : []),
  ]
}

/** How many were passed to a person. */
function sayPassed({ counts: { now } }: LetterSources, { t, percent }: Speech): string[] {
  const [passed, all] = [now.of({ results: ['handover'] }), now.of({ results: [''] })]
  return passed?.isExact && all?.isExact
    ? [t('letter.right.passed', { share: percent(passed.times / all.times) })]
    : []
}

/** How quick the answers are, and whether promised follow-ups were done in time. */
export function sayHowQuick({ night, counts }: LetterSources, speech: Speech): string[] {
  const { t, number } = speech
  const seconds = (ms: number) => number(Math.ceil(ms / 10) / 100)
  const quick = night
    ? t('letter.quick.answers', { middle: seconds(night.middleMs), slow: seconds(night.slowMs) })
    : t('letter.quick.noTest')
  const promises = readFigure('promises', counts)
  const isShown = promises.rows.some(({ now }) => now !== null)
  return [
    quick,
    isShown ? sayFigure(promises, ({ value }) => value ?? '', counts, speech) : t('letter.quick.noPromises'),
  ]
}
