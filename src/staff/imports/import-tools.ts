import type { Request, Response } from 'express'
import type { Import } from '../../content/imports/import-store.js'
import type { Importing } from '../../content/imports/importer.js'
import type { AuditAction } from '../../platform/audit/audit-event.js'
import { NotFound } from '../../platform/web/errors.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { ImportsDeps } from './imports-deps.js'

/** Shared by the pages of imports. */
export function createImportTools({ transfer, audit }: Pick<ImportsDeps, 'transfer' | 'audit'>) {
  return {
    /** The importing account, for the records. */
    by(res: Response): Pick<Importing, 'account' | 'who'> {
      const { account } = staffOf(res)
      return { account: account.id, who: account.name }
    },

    /** The import of the address. */
    importOr404(req: Request): Import & { share: number | null } {
      const row = transfer.importer.find(Number(req.params.id))
      if (!row) throw new NotFound()
      return row
    },

    /** Records an event in the audit log. */
    tell(res: Response, what: AuditAction, id: number, details: Record<string, unknown>): void {
      const { account: who } = staffOf(res)
      audit.record({ who, what, about: `import:${id}`, from: res.req.ip ?? '', details })
    },
  }
}
