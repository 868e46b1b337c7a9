import type { RequestHandler, Router } from 'express'
import { staffEntry } from '../../paths/paths.js'
import { speechOf } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { type Guard, staffOf } from '../sign-in/staff-guard.js'
import { houseOf } from './staff-house.js'
import { roomsFor } from './staff-rooms.js'

/** Where staff come in by typing an address. Mount it before the rooms are closed: each role has a first room. */
export function staffEntryRoutes({ accounts: { guard } }: { accounts: { guard: Guard } }): Router {
  return routeTable({ [staffEntry]: { before: guard('anyone'), get: leadOn } })
}

const leadOn: RequestHandler = (_req, res) => {
  const [room] = roomsFor(staffOf(res).account.role, houseOf(res).rooms)
  res.redirect(303, room!.places[0]!.href(speechOf(res).code))
}
