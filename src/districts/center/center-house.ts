import { centerPaths } from '../../paths/center-paths.js'
import { paths } from '../../paths/paths.js'
import type { StaffHouse } from '../../staff/navigation/staff-house.js'

/** The center's rooms: no page of any district is among them. */
export const centerHouse: StaffHouse = {
  rooms: [
    {
      name: 'districts',
      label: 'center.districts',
      places: [
        { name: 'overview', label: 'center.title', href: centerPaths.overview, minRole: 'viewer' },
        { name: 'accounts', label: 'staff.accounts', href: paths.accounts, minRole: 'admin' },
      ],
    },
  ],
  roles: [
    { role: 'viewer', hint: 'center.viewerHint' },
    { role: 'admin', hint: 'center.adminHint' },
  ],
  signInLead: 'center.signInLead',
  isDistrict: false,
}
