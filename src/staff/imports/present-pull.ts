import type { Import } from '../../content/imports/import-store.js'
import type { PullState } from '../../content/imports/pull/roster-pull.js'
import { momentAt } from '../../directory/time/local-time.js'
import { transferPaths } from '../../paths/import-paths.js'
import type { Speech } from '../../platform/language/language.js'
import { dateTimeText } from '../date-time-text.js'

interface PullNews {
  text: string
  link: { href: string; label: string } | null
}

/** The daily pull: its source, its changes, and the latest results. */
export function presentPull(state: PullState, timeZone: string, speech: Speech) {
  const { t, code } = speech
  const { host, isOn, hour, appliesItself, maxRemovedPercent, isPulling } = state
  return {
    title: t('transfer.pull.title'),
    lead: isOn
      ? t('transfer.pull.lead', {
          host,
          hour: speech.time(momentAt('2000-01-01', hour * 60, 'UTC'), 'UTC'),
        })
      : t('transfer.pull.leadOff', { host }),
    policy: appliesItself
      ? t('transfer.pull.applies', { percent: speech.percent(maxRemovedPercent / 100) })
      : t('transfer.pull.waits'),
    going: isPulling ? t('transfer.pull.going') : null,
    news: isPulling ? [] : newsOf(state, timeZone, speech),
    action: transferPaths.pull(code),
  }
}

/** The last result first, then the last good one. */
function newsOf({ last, lastGood }: PullState, timeZone: string, speech: Speech): PullNews[] {
  const { t } = speech
  if (!last) return [{ text: t('transfer.pull.never'), link: null }]
  const when = (row: Import) => dateTimeText(row.at, timeZone, speech)
  const worked = lastGood && { text: t('transfer.pull.worked', { when: when(lastGood) }), link: null }
  return [problemOf(last, when(last), speech), worked, waitingOf(lastGood, speech)].filter(
    (each) => each !== null,
  )
}

function problemOf({ id, state, reasons }: Import, when: string, speech: Speech): PullNews | null {
  const { t, code } = speech
  const [reason] = reasons
  if (state === 'failed')
    return {
      text: t('transfer.pull.failed', { when, reason: reason ? t(reason.key, reason.values) : '' }),
      link: null,
    }
  if (state !== 'faulty') return null
  const link = { href: transferPaths.one(id, code), label: t('transfer.pull.seeFaults') }
  return { text: t('transfer.pull.faulty', { when }), link }
}

function waitingOf(row: Import | null, { t, code }: Speech): PullNews | null {
  if (row?.state !== 'ready') return null
  const link = { href: transferPaths.one(row.id, code), label: t('transfer.pull.seeWaiting') }
  return { text: t('transfer.pull.waiting'), link }
}
