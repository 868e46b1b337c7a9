import { describeGallery } from './looks/look-at-gallery.js'

describe('Every page in a browser', () => {
  describeGallery((lang, ofStaff) => ofStaff.includes(lang))
})
