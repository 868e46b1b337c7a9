/** Rows of a matrix: the start of each, and its factor. */
export interface WeightedRows {
  starts: Uint32Array
  /** The first row's factor is at `from`; the others' follow it. */
  factors: Float32Array
  from: number
  /** How many of them count. */
  count: number
}

/**
 * Adds rows to the sums, in order. Eight at once take less time than one after another,
 * since each sum is read and written once. Sums of 64 bits: rounding each step to 32 would take twice the time.
 */
export function addRows(sums: Float64Array, weights: Float32Array, rows: WeightedRows): void {
  const { starts, factors, from, count } = rows
  let row = 0
  for (; row + 8 <= count; row += 8) addEight(sums, weights, rows, row)
  for (; row < count; row++) addOne(sums, weights, starts[row]!, factors[from + row]!)
}

function addOne(sums: Float64Array, w: Float32Array, start: number, factor: number): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += factor * w[start + i]!
}

function addEight(sums: Float64Array, w: Float32Array, rows: WeightedRows, row: number): void {
  const { starts, factors, from } = rows
  const f = from + row
  const [s0, s1, s2, s3] = [starts[row]!, starts[row + 1]!, starts[row + 2]!, starts[row + 3]!]
  const [s4, s5, s6, s7] = [starts[row + 4]!, starts[row + 5]!, starts[row + 6]!, starts[row + 7]!]
  const [f0, f1, f2, f3] = [factors[f]!, factors[f + 1]!, factors[f + 2]!, factors[f + 3]!]
  const [f4, f5, f6, f7] = [factors[f + 4]!, factors[f + 5]!, factors[f + 6]!, factors[f + 7]!]
  for (let i = 0; i < sums.length; i++) {
    let sum = sums[i]! + f0 * w[s0 + i]!
    sum += f1 * w[s1 + i]!
    sum += f2 * w[s2 + i]!
    sum += f3 * w[s3 + i]!
    sum += f4 * w[s4 + i]!
    sum += f5 * w[s5 + i]!
    sum += f6 * w[s6 + i]!
    sums[i] = sum + f7 * w[s7 + i]!
  }
}
