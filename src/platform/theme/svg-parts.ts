/** Allowed in a logo: shapes, paint and words (names of SVG 1.1 and 2). Anything else is refused. */

const listed = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/).filter(Boolean))

export const svgElements = listed(`
  svg g defs symbol use title desc metadata style switch view
  path rect circle ellipse line polyline polygon text tspan textPath image
  linearGradient radialGradient stop clipPath mask pattern marker filter
  feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
  feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`)

/** Attributes without a prefix; `data-…` and `aria-…` are allowed besides. */
export const svgAttributes = listed(`
  id class style lang role type media tabindex focusable version baseProfile
  viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength
  transform transform-origin gradientTransform patternTransform gradientUnits patternUnits patternContentUnits
  clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient spreadMethod offset href
  fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-dasharray stroke-dashoffset opacity color color-interpolation color-interpolation-filters color-rendering
  stop-color stop-opacity clip-path clip-rule mask mask-type filter flood-color flood-opacity lighting-color
  marker-start marker-mid marker-end paint-order vector-effect shape-rendering text-rendering image-rendering
  display visibility overflow enable-background mix-blend-mode isolation solid-color solid-opacity
  dx dy rotate textLength lengthAdjust startOffset method spacing side
  font-family font-size font-size-adjust font-stretch font-style font-variant font-weight letter-spacing word-spacing
  text-anchor text-decoration text-align text-orientation direction unicode-bidi writing-mode dominant-baseline
  alignment-baseline baseline-shift line-height white-space
  in in2 result mode values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4 order kernelMatrix
  kernelUnitLength divisor bias targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant specularConstant
  specularExponent limitingConeAngle azimuth elevation pointsAtX pointsAtY pointsAtZ z scale xChannelSelector
  yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles filterUnits primitiveUnits
  requiredFeatures requiredExtensions systemLanguage`)

/** Functions in styles and attributes. */
export const svgFunctions = listed(`
  url rgb rgba hsl hsla calc var matrix translate translatex translatey scale scalex scaley rotate skewx skewy
  not nth-child first-child last-child`)

export const svgSpace = 'http://www.w3.org/2000/svg'
export const xlinkSpace = 'http://www.w3.org/1999/xlink'

/** Namespaces of notes that drawing programs add for their own use; browsers ignore them. */
export const noteSpaces = listed(`
  http://www.inkscape.org/namespaces/inkscape http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd
  http://www.w3.org/1999/02/22-rdf-syntax-ns# http://purl.org/dc/elements/1.1/ http://creativecommons.org/ns#
  http://web.resource.org/cc/ http://www.serif.com/ http://www.bohemiancoding.com/sketch/ns
  http://www.figma.com/figma/ns http://ns.adobe.com/AdobeSVGViewerExtensions/3.0/
  http://ns.adobe.com/AdobeIllustrator/10.0/`)

/** Parts that run code or embed a page; faults name them as such. */
export const runningElements = listed('script foreignObject iframe handler listener object embed')
