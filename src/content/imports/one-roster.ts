/** OneRoster 1.2, its CSV binding: the files and columns that concern schools and staff. */

import { type OfficeRole, officeRole } from '../../directory/model/office-role.js'

/** The columns of each file, in order. */
export const rosterColumns = {
  manifest: ['propertyName', 'value'],
  orgs: ['sourcedId', 'status', 'dateLastModified', 'name', 'type', 'identifier', 'parentSourcedId'],
  users: [
    ...[
      'sourcedId',
      'status',
      'dateLastModified',
      'enabledUser',
      'username',
      'userIds',
      'givenName',
      'familyName',
    ],
    ...['middleName', 'identifier', 'email', 'sms', 'phone', 'agentSourcedIds', 'grades', 'password'],
    ...['userMasterIdentifier', 'resourceSourcedIds', 'preferredGivenName', 'preferredMiddleName'],
    ...['preferredFamilyName', 'primaryOrgSourcedId', 'pronouns'],
  ],
  roles: [
    ...[
      'sourcedId',
      'status',
      'dateLastModified',
      'userSourcedId',
      'roleType',
      'role',
      'beginDate',
      'endDate',
    ],
    ...['orgSourcedId', 'userProfileSourcedId'],
  ],
} as const

export type RosterFile = keyof typeof rosterColumns

/** Required columns. */
export const neededColumns: Record<RosterFile, readonly string[]> = {
  manifest: ['propertyName', 'value'],
  orgs: ['sourcedId', 'name', 'type'],
  users: ['sourcedId', 'givenName', 'familyName'],
  roles: ['userSourcedId', 'role', 'orgSourcedId'],
}

interface StaffRole {
  /** Title of a person without one. */
  title: { en: string; es: string }
  /** Role of the school office of such a person; null when the role does not tell. */
  office: OfficeRole | null
}

/** Staff roles. All others are students and their families, who are not stored. */
export const staffRoles: Record<string, StaffRole> = {
  principal: { title: { en: 'Principal', es: 'Director o directora' }, office: officeRole.principal },
  counselor: { title: { en: 'Counselor', es: 'Consejero o consejera' }, office: officeRole.counselor },
  teacher: { title: { en: 'Teacher', es: 'Maestro o maestra' }, office: officeRole.teacher },
  siteAdministrator: {
    title: { en: 'School administrator', es: 'Administración de la escuela' },
    office: null,
  },
  districtAdministrator: {
    title: { en: 'District administrator', es: 'Administración del distrito' },
    office: null,
  },
  systemAdministrator: {
    title: { en: 'System administrator', es: 'Administración de sistemas' },
    office: null,
  },
  aide: { title: { en: 'Aide', es: 'Asistente' }, office: null },
  proctor: { title: { en: 'Proctor', es: 'Supervisor o supervisora de exámenes' }, office: null },
}

/** Roles that are counted but never stored. */
export const familyRoles = new Set(['student', 'guardian', 'parent', 'relative'])

const ownIdStart = 'person-'

/** Export id of a person who was not imported by OneRoster. */
export const ownPersonId = (slug: string) => `${ownIdStart}${slug}`

/** The slug in such an id; null for others. */
export function slugOfOwnId(sourcedId: string): string | null {
  return sourcedId.startsWith(ownIdStart) ? sourcedId.slice(ownIdStart.length) : null
}
