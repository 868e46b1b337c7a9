const order = ['PK', 'K', ...Array.from({ length: 12 }, (_, index) => String(index + 1))]

/**
 * True when a grade is in a written range.
 * @param written `K-2`, `9-12`, `6`, `K,3-5`
 * @param grade `PK`, `K`, `1` … `12`
 */
export function includesGrade(written: string, grade: string): boolean {
  const asked = order.indexOf(grade.toUpperCase())
  if (asked < 0) return false
  return written.split(',').some((span) => {
    const [from = '', to = from] = span.trim().split('-')
    return order.indexOf(from) <= asked && asked <= order.indexOf(to)
  })
}
