import type { Database } from '../../../src/platform/database/open-database.js'

/** Adds `count` people to a directory, each with a post at a contact and a unique last name. */
export function addManyPeople({ $client: connection }: Database, count: number): void {
  const contacts = connection.prepare('select id from contacts order by id').pluck().all()
  const person = connection.prepare(
    `insert into people (slug, first_name, last_name, prefix, email, languages, public)
     values (?, ?, ?, 'Ms.', ?, '["en"]', 1)`,
  )
  const post = connection.prepare('insert into posts (person, contact, position) values (?, ?, 3)')
  const title = connection.prepare('insert into person_words (person, lang, title) values (?, ?, ?)')
  const duty = connection.prepare('insert into post_words (post, lang, duty) values (?, ?, ?)')
  connection.transaction(() => {
    for (let n = 1; n <= count; n++) {
      const slug = `staff-${n}`
      const { lastInsertRowid: id } = person.run(
        slug,
        firstNames[n % 7],
        lastName(n),
        `${slug}@staff.example`,
      )
      const { lastInsertRowid: postId } = post.run(id, contacts[n % contacts.length])
      for (const [lang, words] of Object.entries({ en: 'Teacher', es: 'Maestra' })) {
        title.run(id, lang, words)
        duty.run(postId, lang, words)
      }
    }
  })()
}

const firstNames = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gia']

/** Letters that spell a number. */
function lastName(n: number): string {
  const letters = [...String(n)].map((digit) => 'abcdefghij'[Number(digit)])
  return `Mar${letters.join('')}low`
}
