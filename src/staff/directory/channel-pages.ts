import type { RequestHandler, Response } from 'express'
import { versionOf } from '../../content/records/record-cells.js'
import { recordPaths } from '../../paths/record-paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { type ChannelState, presentChannels } from './present-channels.js'
import { channelFacts } from './present-district.js'
import { recordTools } from './record-tools.js'

/** Which ways to ask are open: district facts, each a box to check. */
export function channelPages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const { editor, moment, author, tell } = recordTools(services)

  const stored = (): ChannelState[] => {
    const records = new Map([...editor.records.each('district')].map((each) => [each.cells.setting, each]))
    return channelFacts.map((fact) => {
      const record = records.get(fact) ?? null
      return {
        fact,
        id: record?.id ?? null,
        isOn: isFirstOff(fact) ? record?.cells.value === 'on' : record?.cells.value !== 'off',
        version: record ? versionOf(record.cells) : '',
      }
    })
  }

  const showChannels: RequestHandler = (req, res) => send(res, req.query.saved === 'yes', false)

  const saveChannels: RequestHandler = (req, res) => {
    const touched = stored().filter(({ fact, isOn }) => (req.body[fact] === 'yes') !== isOn)
    if (touched.some(({ fact, version }) => req.body[`version-${fact}`] !== version))
      return send(res, false, true)
    const edits = touched.map(({ fact, id, isOn, version }) => ({
      kind: 'district' as const,
      id,
      cells: { setting: fact, value: isOn ? 'off' : 'on' },
      version: version || null,
    }))
    const results = editor.saveAll(edits, author(res, 'form'))
    if (results.some(({ result }) => result.result !== 'saved')) return send(res, false, true)
    for (const { result } of results)
      if (result.result === 'saved')
        tell(res, 'record-changed', 'district', result.record.id, { name: result.record.cells.setting })
    res.redirect(303, recordPaths.channels(speechOf(res).code, { saved: 'yes' }))
  }

  function send(res: Response, done: boolean, changed: boolean): void {
    sendPage(res, presentChannels({ states: stored(), done, changed }, moment(res).speech))
  }

  return { showChannels, saveChannels }
}

const isFirstOff = (fact: string) => fact === 'ask_contacts_live'
