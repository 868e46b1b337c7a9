import assert from 'node:assert/strict'
import { addressText, contactPlace, mapLink } from '../../../src/directory/contacts/contact-place.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { directory } = await sampleDirectory()
const where = (office: string, school: string | null) =>
  contactPlace(directory.contactAt(office, school), directory)

describe('Where a contact is', () => {
  it('is its own address, else its school, else the district office', () => {
    assert.equal(addressText(where('transportation', null)), '1800 Harmony Pike, Alder Creek, OH 44100')
    assert.equal(
      addressText(where('nurse', 'lincoln-elementary')),
      '215 Lantern Street, Alder Creek, OH 44100',
    )
    assert.equal(addressText(where('gifted', null)), '100 Alder Commons, Alder Creek, OH 44100')
    assert.equal(addressText(contactPlace(null, directory)), '100 Alder Commons, Alder Creek, OH 44100')
  })

  it('may be in another town', () => {
    const contact = { address: '7 Mill Road, Fernwood, OH 44107', school: null }
    assert.equal(addressText(contactPlace(contact, directory)), '7 Mill Road, Fernwood, OH 44107')
  })

  it('links to the map that the district chose, and to the phone’s own', () => {
    const bus = where('transportation', null)
    const query = '1800%20Harmony%20Pike%2C%20Alder%20Creek%2C%20OH%2044100'
    assert.deepEqual(mapLink(bus, null), {
      href: `https://www.openstreetmap.org/search?query=${query}`,
      geo: `geo:0,0?q=${query}`,
    })
    const site = 'https://maps.example/?q={place}'
    assert.equal(
      mapLink(where('nurse', 'lincoln-elementary'), site)?.href,
      'https://maps.example/?q=41.1832%2C-81.9127',
    )
    assert.equal(mapLink({ ...bus, street: '', city: '', state: '', zip: '' }, null), null)
  })
})
