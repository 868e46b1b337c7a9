import type { PullState } from '../../content/imports/pull/roster-pull.js'
import { momentAt } from '../../directory/time/local-time.js'
import { transferPaths } from '../../paths/import-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { presentPull } from './present-pull.js'

/** The form's fields, as sent. */
export type TypedRules = Record<'on' | 'hour' | 'apply' | 'removed', string>

interface PullPageSources {
  /** Null where the service has no address and secrets to pull with. */
  state: PullState | null
  timeZone: string
  saved: boolean
  /** Refused values; null for the rules in force. */
  typed: TypedRules | null
}

/** The settings that only who runs the service can enter. */
const needed = ['ONEROSTER_URL', 'ONEROSTER_TOKEN_URL', 'ONEROSTER_CLIENT_ID', 'ONEROSTER_CLIENT_SECRET']

/** The rules of the daily pull and its latest results; or what is missing for one. */
export function presentPullPage(sources: PullPageSources, speech: Speech): Page {
  const { state, timeZone, saved, typed } = sources
  const { t, code } = speech
  const fault = typed ? t('transfer.pull.percentFault') : null
  const model = {
    title: t('transfer.pull.title'),
    back: transferPaths.imports(code),
    missing: state === null ? needed : null,
    problems: fault ? [{ href: '#removed', message: fault }] : null,
    done: saved,
    action: transferPaths.pullRules(code),
    form: state && presentForm(typed ?? typedOf(state), fault, speech),
    host: state?.host ?? '',
    pull: state && presentPull(state, timeZone, speech),
  }
  return { view: 'staff/imports/pull', model, status: fault ? 422 : 200 }
}

function typedOf({ isOn, hour, appliesItself, maxRemovedPercent }: PullState): TypedRules {
  return {
    on: isOn ? 'yes' : 'no',
    hour: String(hour),
    apply: appliesItself ? 'yes' : 'no',
    removed: String(maxRemovedPercent),
  }
}

function presentForm({ on, hour, apply, removed }: TypedRules, fault: string | null, speech: Speech) {
  return {
    isOn: on === 'yes',
    hours: Array.from({ length: 24 }, (_, each) => ({
      value: String(each),
      label: speech.time(momentAt('2000-01-01', each * 60, 'UTC'), 'UTC'),
      chosen: String(each) === hour,
    })),
    applies: apply === 'yes',
    removed,
    fault,
  }
}
