import type { RequestHandler, Response } from 'express'
import type { PullRules } from '../../content/imports/pull/pull-rule-store.js'
import { transferPaths } from '../../paths/import-paths.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { refreshSeconds } from './import-pages.js'
import { createImportTools } from './import-tools.js'
import type { ImportsDeps } from './imports-deps.js'
import { presentPullPage, type TypedRules } from './present-pull-page.js'

/** When and how the service pulls from the student information system, what came of it, and "pull now". */
export function pullPages(services: ImportsDeps, sendPage: SendPage) {
  const { by } = createImportTools(services)
  const { audit, transfer } = services

  const showPull: RequestHandler = (req, res) => send(res, { saved: req.query.saved === 'yes' })

  function send(res: Response, given: { saved?: boolean; typed?: TypedRules }): void {
    const state = transfer.pull?.state() ?? null
    if (state?.isPulling) res.set('Refresh', String(refreshSeconds))
    const { timeZone } = services.directory().district
    sendPage(res, presentPullPage({ state, timeZone, saved: false, typed: null, ...given }, speechOf(res)))
  }

  const saveRules: RequestHandler = (req, res) => {
    const { pull } = transfer
    if (!pull) throw new NotFound()
    const typed = readTyped(req.body)
    const rules = rulesOf(typed)
    if (!rules) return send(res, { typed })
    pull.saveRules(rules)
    const { account: who } = staffOf(res)
    const details = { ...rules }
    audit.record({ who, what: 'pull-rules-changed', about: null, from: req.ip ?? '', details })
    res.redirect(303, transferPaths.pull(speechOf(res).code, { saved: 'yes' }))
  }

  /** Begins a pull; the page says how it goes. */
  const pullNow: RequestHandler = (_req, res) => {
    const { pull } = transfer
    if (!pull) throw new NotFound()
    void pull.pull({ ...by(res), email: staffOf(res).account.email })
    res.redirect(303, transferPaths.pull(speechOf(res).code))
  }

  return { showPull, saveRules, pullNow }
}

function readTyped(body: Record<string, unknown>): TypedRules {
  const text = (name: string) => String(body[name] ?? '').trim()
  return { on: text('on'), hour: text('hour'), apply: text('apply'), removed: text('removed') }
}

/** Null if the percentage or the hour is none. */
function rulesOf({ on, hour, apply, removed }: TypedRules): PullRules | null {
  const [hourNumber, percent] = [wholeNumber(hour, 23), wholeNumber(removed, 100)]
  if (hourNumber === null || percent === null) return null
  return {
    isOn: on === 'yes',
    hour: hourNumber,
    appliesItself: apply === 'yes',
    maxRemovedPercent: percent,
  }
}

function wholeNumber(written: string, max: number): number | null {
  return /^\d{1,3}$/.test(written) && Number(written) <= max ? Number(written) : null
}
