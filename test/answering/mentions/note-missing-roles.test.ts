import assert from 'node:assert/strict'
import { noteMissingRoles } from '../../../src/answering/mentions/note-missing-roles.js'
import { readRolePhrases } from '../../../src/answering/mentions/role-phrases.js'
import type { DirectorySnapshot } from '../../../src/directory/model/directory-snapshot.js'
import type { Office } from '../../../src/directory/model/office.js'
import { officeRole } from '../../../src/directory/model/office-role.js'

describe('Roles that families ask for', () => {
  function logged(lacking: readonly string[]): string[][] {
    const lines: string[][] = []
    const directory: Pick<DirectorySnapshot, 'officeWithRole'> = {
      officeWithRole: (role) => (lacking.includes(role) ? null : ({ id: role } as Office)),
    }
    noteMissingRoles(directory, { info: ({ roles }: { roles: string[] }) => lines.push(roles) } as never)
    return lines
  }

  it('are logged, each once, where no office has them', () => {
    const lacking = [officeRole.nurse, officeRole.pta]
    assert.ok(lacking.every((role) => readRolePhrases().some((row) => row.role === role)))
    assert.deepEqual(
      logged(lacking).map((roles) => [...roles].sort()),
      [[...lacking].sort()],
    )
  })

  it('are not mentioned in a district that has them all', () => {
    assert.deepEqual(logged([]), [])
  })
})
