import type { Response } from 'express'
import type { WordKey } from '../../platform/language/words.js'
import type { Role } from '../sign-in/account-store.js'
import { type StaffRoom, staffNavigation } from './staff-rooms.js'

/** Where staff pages lead: into the rooms of a district, or of the service center that hosts many. */
export interface StaffHouse {
  rooms: readonly StaffRoom[]
  /** The roles of its accounts, the one that sees least first, each with what it may do. */
  roles: readonly { role: Role; hint: WordKey }[]
  /** Above the sign-in. */
  signInLead: WordKey
  /** Whether it has pages for families, a search, guides, and a setup. */
  isDistrict: boolean
}

/** Of every app that names no other: `app.locals.staffHouse`. */
export const districtHouse: StaffHouse = {
  rooms: staffNavigation,
  roles: [
    { role: 'desk', hint: 'roles.deskHint' },
    { role: 'editor', hint: 'roles.editorHint' },
    { role: 'admin', hint: 'roles.adminHint' },
    { role: 'viewer', hint: 'roles.viewerHint' },
  ],
  signInLead: 'signIn.lead',
  isDistrict: true,
}

/** The house that a response belongs to. */
export const houseOf = ({ app }: Pick<Response, 'app'>): StaffHouse => app.locals.staffHouse ?? districtHouse
