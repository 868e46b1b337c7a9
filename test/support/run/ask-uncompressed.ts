import supertest, { type Test } from 'supertest'

/** Compressing a page, and unpacking it again, takes longer than drawing it. A test may still ask for a compressed one. */
const { prototype } = supertest.Test as unknown as { prototype: Test & { request(): unknown } }
const { request } = prototype
prototype.request = function (this: Test) {
  if (!this.get('Accept-Encoding')) this.unset('Accept-Encoding')
  return request.call(this)
}
