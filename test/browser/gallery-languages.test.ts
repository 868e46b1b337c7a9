import { describeGallery } from './looks/look-at-gallery.js'

describe('Every page in a browser, in the languages of families', () => {
  describeGallery((lang, ofStaff) => !ofStaff.includes(lang))
})
