/** Grades by folded spelling: `1`, `1st`, `first`, `primero`, `1ro`, `1er`. */
export const gradeWords: ReadonlyMap<string, string> = spellGrades()

/** Grades by the numbers that follow "grade", in digits or words. */
export const gradeNumbers: ReadonlyMap<string, string> = new Map(
  'one two three four five six seven eight nine ten eleven twelve'.split(' ').flatMap((word, i) => [
    [word, String(i + 1)],
    [String(i + 1), String(i + 1)],
  ]),
)

const spanishNumbers = 'uno dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ')

/** The same in Spanish, after "grado". */
export const spanishGradeNumbers: ReadonlyMap<string, string> = new Map(
  spanishNumbers.map((word, i) => [word, String(i + 1)]),
)

/** Ages in words or digits, in both languages. */
export const ageNumbers: ReadonlyMap<string, number> = new Map([
  ...'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen'
    .split(' ')
    .map((word, i) => [word, i + 1] as const),
  ...[...spanishNumbers, ...'trece catorce quince dieciseis diecisiete dieciocho'.split(' ')].map(
    (word, i) => [word, i + 1] as const,
  ),
])

function spellGrades(): Map<string, string> {
  const spelled = new Map<string, string>()
  const english = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
    ' ',
  )
  const spanish = [
    'primer primero primera 1ro 1er 1o 1ero',
    'segundo segunda 2do 2o',
    'tercer tercero tercera 3ro 3er 3o 3ero',
    'cuarto cuarta 4to 4o',
    'quinto quinta 5to 5o',
    'sexto sexta 6to 6o',
    'septimo setimo 7mo 7o',
    'octavo 8vo 8o',
    'noveno 9no 9o',
    'decimo 10mo 10o',
    'undecimo onceavo 11vo 11o',
    'duodecimo doceavo 12vo 12o',
  ]
  const endings = ['st', 'nd', 'rd']
  english.forEach((word, i) => {
    const grade = String(i + 1)
    const numbers = [grade + (endings[i] ?? 'th'), `${grade}th`]
    for (const way of [word, ...numbers, ...spanish[i]!.split(' ')]) spelled.set(way, grade)
  })
  return spelled.set('eigth', '8').set('forth', '4').set('nineth', '9').set('twelveth', '12')
}
