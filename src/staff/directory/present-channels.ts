import { recordPaths } from '../../paths/record-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { ChannelFact } from './present-district.js'

/** A channel as stored. */
export interface ChannelState {
  fact: ChannelFact
  /** Null while it was never set. */
  id: number | null
  isOn: boolean
  /** Empty while it was never set. */
  version: string
}

/** The ways to ask, each a box to check. */
export function presentChannels(
  { states, done, changed }: { states: readonly ChannelState[]; done: boolean; changed: boolean },
  { t, code }: Speech,
): Page {
  const model = {
    title: t('channels.title'),
    lead: t('channels.lead'),
    action: recordPaths.channels(code),
    channels: states.map(({ fact, isOn, version }) => ({
      id: fact,
      label: t(`setting.${fact}`),
      hint: t(`channels.hint.${fact}`),
      isOn,
      version,
    })),
    done,
    changed: changed ? t('records.changed') : null,
  }
  return { view: 'staff/directory/channels', model, status: changed ? 409 : 200 }
}
