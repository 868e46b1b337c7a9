import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { inLanguage } from '../../directory/model/in-language.js'
import { type EditorRoute, editorPath } from '../../paths/routing-paths.js'
import type { AuditAction } from '../../platform/audit/audit-event.js'
import { plainText } from '../../platform/text/plain-text.js'
import { speechOf } from '../../platform/web/pages.js'
import { type Staff, staffOf } from '../sign-in/staff-guard.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** Shared by the editor's pages. */
export function createEditorTools({
  audit,
  directory,
  routing,
}: Pick<RoutingRoomDeps, 'audit' | 'directory' | 'routing'>) {
  return {
    /** The name for the audit log. */
    by: (res: Response): string => staffOf(res).account.email,

    isAdmin: (res: Response): boolean => staffOf(res).account.role === 'admin',

    /** An editor's topics have one of their offices on the ladder. */
    mayEdit(res: Response, offices: readonly string[]): boolean {
      const { role, offices: own } = staffOf(res).account
      return role === 'admin' || offices.some((office) => own.includes(office))
    },

    /** Records an event in the audit log. After an edit, a question is likely tried next. */
    tell(
      res: Response,
      what: AuditAction,
      about: string | null,
      details: Record<string, unknown> = {},
    ): void {
      const { account }: Staff = staffOf(res)
      audit.record({ who: account, what, about, from: res.req.ip ?? '', details })
      if (what === 'routing-edited') routing.draftReadiness.edited()
    },

    /** After a form, redirects to the page that shows the result. */
    goTo(
      res: Response,
      route: EditorRoute,
      values: Record<string, string | number> = {},
      query: Record<string, string | number | null> = {},
    ): void {
      res.redirect(303, editorPath(route, speechOf(res).code, values, query))
    },

    /** Every office by name, in the page's language. */
    offices(res: Response): OfficeName[] {
      const { code } = speechOf(res)
      return directory()
        .whole.offices.map(({ id, words }) => ({ id, name: inLanguage(words, code).name }))
        .sort((a, b) => a.name.localeCompare(b.name, code))
    },
  }
}

export type EditorTools = ReturnType<typeof createEditorTools>

export interface OfficeName {
  id: string
  name: string
}

/** A whole number from the query string; falls back to the minimum. */
export function numberOf(req: Request, name: string, min = 0): number {
  const value = Number(req.query[name])
  return Number.isInteger(value) && value >= min ? value : min
}

/** A text from the query string; falls back to empty. */
export function queryText(req: Request, name: string): string {
  const value = req.query[name]
  return typeof value === 'string' ? value.trim().slice(0, 200) : ''
}

/** One item per line; skips empty lines. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/\s+/g, ' ').trim())
  return [...new Set(lines.filter(Boolean))]
}

/** A hash of the page's content; it differs after a change. */
export function fingerprintOf(thing: unknown): string {
  return createHash('sha256').update(JSON.stringify(thing)).digest('hex').slice(0, 16)
}

/**
 * Makes an id from a name: `Snow on the bus road` → `snow-on-the-bus-road`, with a number if it is taken.
 * @param fallback the id for a name without letters or digits
 */
export function freeId(name: string, fallback: string, isTaken: (id: string) => boolean): string {
  const plain = plainText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
  const base = plain || fallback
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!isTaken(id)) return id
  }
}
