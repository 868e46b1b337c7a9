import { mainLanguage } from '../../src/paths/paths.js'
import { describeStaffGallery } from './looks/look-at-staff-pages.js'

describe('Every staff page in a browser, in other languages', () => {
  describeStaffGallery((lang) => lang !== mainLanguage)
})
