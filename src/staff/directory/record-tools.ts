import type { Request, Response } from 'express'
import type { Author } from '../../content/records/change-store.js'
import type { RecordCells } from '../../content/records/record-cells.js'
import { type DirectoryKind, isDirectoryKind } from '../../content/records/record-kinds.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import type { AuditAction } from '../../platform/audit/audit-event.js'
import { NotAllowed, NotFound } from '../../platform/web/errors.js'
import { speechOf } from '../../platform/web/pages.js'
import { mayAct, mayEditOffice } from '../sign-in/may-act.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { editorKinds } from './present-records-home.js'

/** Shared by the directory editor's pages. */
export function recordTools(services: DirectoryRoomDeps) {
  const { editor, lists, languages, preview, topicTitles } = services.records

  const moment = (res: Response) => ({
    directory: services.directory().whole,
    languages,
    speech: speechOf(res),
    topicTitle: topicTitles(speechOf(res).code),
    now: services.now(),
  })

  const author = (res: Response, way: Author['way']): Author => {
    const { account } = staffOf(res)
    return { account: account.id, who: account.name, way, import: null }
  }

  /** The offices whose contacts the account may edit; null for all. */
  const ownOffices = (res: Response): readonly string[] | null => {
    const { account } = staffOf(res)
    return mayAct(account.role, 'admin') ? null : account.offices
  }

  /** Editors may edit contacts and posts of their own offices, and people who work nowhere else. */
  function mayEdit(res: Response, kind: DirectoryKind, cells: RecordCells, id: number | null): boolean {
    const { account } = staffOf(res)
    if (mayAct(account.role, 'admin')) return true
    if (kind === 'contacts' || kind === 'posts') return mayEditOffice(account, cells.office ?? '')
    if (kind !== 'people' || id === null) return false
    const posts = lists.postsOf('person', id)
    return posts.length > 0 && posts.every((post) => mayEditOffice(account, post.cells.office ?? ''))
  }

  function kindOr404(req: Request, res: Response): DirectoryKind {
    const kind = String(req.params.kind)
    if (!isDirectoryKind(kind)) throw new NotFound()
    if (!mayAct(staffOf(res).account.role, 'admin') && !editorKinds.includes(kind)) throw new NotAllowed()
    return kind
  }

  /** Only admins add and remove records. The district has one fixed set of facts. */
  function changingKindOr404(req: Request, res: Response): DirectoryKind {
    const kind = kindOr404(req, res)
    if (ownOffices(res) !== null) throw new NotAllowed()
    if (kind === 'district') throw new NotFound()
    return kind
  }

  function recordOr404(req: Request, res: Response, kind: DirectoryKind): StoredRecord {
    const record = editor.records.get(kind, Number(req.params.id))
    // Records outside an editor's offices give 404.
    if (!record || !mayEdit(res, kind, record.cells, record.id)) throw new NotFound()
    return record
  }

  /** For the audit log: the record and the names of changed cells. The values are in its history. */
  function tell(
    res: Response,
    what: AuditAction,
    kind: DirectoryKind,
    id: number,
    details: Record<string, unknown> = {},
  ): void {
    const { account: who } = staffOf(res)
    services.audit.record({ who, what, about: `${kind}:${id}`, from: res.req.ip ?? '', details })
  }

  return {
    editor,
    lists,
    languages,
    preview,
    moment,
    author,
    ownOffices,
    mayEdit,
    kindOr404,
    changingKindOr404,
    recordOr404,
    tell,
  }
}

export type RecordTools = ReturnType<typeof recordTools>
