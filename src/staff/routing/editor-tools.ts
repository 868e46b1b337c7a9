import type { Request, Response } from 'express'
import { inLanguage } from '../../directory/model/in-language.js'
import { type EditorRoute, editorPath } from '../../paths/routing-paths.js'
import type { AuditAction } from '../../platform/audit/audit-event.js'
import { speechOf } from '../../platform/web/pages.js'
import { type Staff, staffOf } from '../sign-in/staff-guard.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** What the editor's pages do alike. */
export function createEditorTools({ audit, directory }: Pick<RoutingRoomDeps, 'audit' | 'directory'>) {
  return {
    /** Whom the audit log names. */
    by: (res: Response): string => staffOf(res).account.email,

    isAdmin: (res: Response): boolean => staffOf(res).account.role === 'admin',

    /** An editor's topics are those on whose ladders one of their offices stands. */
    mayEdit(res: Response, offices: readonly string[]): boolean {
      const { role, offices: own } = staffOf(res).account
      return role === 'admin' || offices.some((office) => own.includes(office))
    },

    /** Tells the audit log. */
    tell(
      res: Response,
      what: AuditAction,
      about: string | null,
      details: Record<string, unknown> = {},
    ): void {
      const { account }: Staff = staffOf(res)
      audit.record({ who: account, what, about, from: res.req.ip ?? '', details })
    },

    /** After a form: to the page that shows what has become of it. */
    goTo(
      res: Response,
      route: EditorRoute,
      values: Record<string, string | number> = {},
      query: Record<string, string | number | null> = {},
    ): void {
      res.redirect(303, editorPath(route, speechOf(res).code, values, query))
    },

    /** Every office, by name in the language of the page. */
    offices(res: Response): OfficeName[] {
      const { code } = speechOf(res)
      return directory()
        .offices.map(({ id, words }) => ({ id, name: inLanguage(words, code).name }))
        .sort((a, b) => a.name.localeCompare(b.name, code))
    },
  }
}

export type EditorTools = ReturnType<typeof createEditorTools>

export interface OfficeName {
  id: string
  name: string
}

/** A number of the query, such as a page; the least one for anything else. */
export function numberOf(req: Request, name: string, least = 0): number {
  const value = Number(req.query[name])
  return Number.isInteger(value) && value >= least ? value : least
}

/** A text of the query; empty for anything else. */
export function queryText(req: Request, name: string): string {
  const value = req.query[name]
  return typeof value === 'string' ? value.trim().slice(0, 200) : ''
}

/** A field that may be there several times, as a list. */
export function readList(body: unknown, name: string): string[] {
  const value = (body as Record<string, unknown> | null)?.[name] ?? []
  return [value].flat().filter((each): each is string => typeof each === 'string')
}

/** One thing a line; empty lines are none. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/\s+/g, ' ').trim())
  return [...new Set(lines.filter(Boolean))]
}
