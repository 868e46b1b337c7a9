type Node = hbs.AST.Node
type Program = hbs.AST.Program

/** The name of the helper that puts the path before an address. */
export const belowHelper = 'below'

/** What browsers follow, and what our scripts ask for. */
const holdsAddress = /\s(?:href|src|action|formaction|data-(?:action|again|look-up|order|progress|shelf))="$/

/** Long enough for the longest of these names. */
const tailLength = 40

/** Hands each address in an attribute of a view to the helper: `href="{{back}}"` becomes `href="{{below back}}"`. */
export function leadBelow(program: Program, before = ''): Program {
  let tail = before
  for (const node of program.body) tail = read(node, tail)
  return program
}

/** @returns the end of the text that is surely before the next node */
function read(node: Node, before: string): string {
  if (isText(node)) return `${before}${node.value}`.slice(-tailLength)
  if (isPrint(node) && holdsAddress.test(before)) wrap(node)
  if (isBlock(node)) {
    leadBelow(node.program, before)
    if (node.inverse) leadBelow(node.inverse, before)
  }
  return isComment(node) ? before : ''
}

function wrap(node: hbs.AST.MustacheStatement): void {
  const { path, loc } = node
  // A helper makes no address of ours: a link to a phone number.
  if (path.type !== 'PathExpression' || node.params.length > 0) return
  // A missing field throws here, too, as in every other place.
  const address = { ...path, strict: true }
  const helper = {
    type: 'PathExpression',
    data: false,
    depth: 0,
    parts: [belowHelper],
    original: belowHelper,
  }
  Object.assign(node, { path: { ...helper, loc }, params: [address] })
}

const isText = (node: Node): node is hbs.AST.ContentStatement => node.type === 'ContentStatement'
const isPrint = (node: Node): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement'
const isBlock = (node: Node): node is hbs.AST.BlockStatement =>
  node.type === 'BlockStatement' || node.type === 'PartialBlockStatement'
const isComment = (node: Node) => node.type === 'CommentStatement'
