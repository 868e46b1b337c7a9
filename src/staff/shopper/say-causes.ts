import type { Causes, DirectoryCause, PublishedCause } from '../../content/shopper/find-causes.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import { dateTimeText } from '../date-time-text.js'

/** What may have caused a drop, in words: each publication and change with its author. Without publishers' notes. */
export function sayCauses(
  { publications, changes, signals }: Causes,
  timeZone: string,
  speech: Speech,
): string[] {
  return [
    ...publications.map((cause) => sayPublished({ ...cause, note: '' }, timeZone, speech)),
    ...changes.map((cause) => sayChanged(cause, timeZone, speech)),
    ...saySilent(signals, speech),
  ]
}

export function sayPublished(
  { revision, by, at, note }: PublishedCause,
  timeZone: string,
  speech: Speech,
): string {
  const { t } = speech
  const moment = dateTimeText(at, timeZone, speech)
  const values = { revision, by: by ?? t('shopper.service'), moment, note }
  return t(note ? 'shopper.publishedFor' : 'shopper.published', values)
}

export function sayChanged(
  { kind, by, count, name, at }: DirectoryCause,
  timeZone: string,
  speech: Speech,
): string {
  const { t } = speech
  const moment = dateTimeText(at, timeZone, speech)
  return t('shopper.changed', { count, by, name, kind: t(`recordKind.${kind}` as WordKey), moment })
}

/** The parts of the search that did not speak; none where all did. */
export function saySilent(signals: readonly string[], { t, list }: Speech): string[] {
  if (signals.length === 0) return []
  const names = signals.map((signal) => (isKnown(signal) ? t(`shopper.signal.${signal}`) : signal))
  return [t('shopper.withoutSignals', { signals: list(names) })]
}

const known = ['words', 'terms', 'meaning', 'reader', 'name', 'rule'] as const
const isKnown = (signal: string): signal is (typeof known)[number] => known.some((each) => each === signal)
