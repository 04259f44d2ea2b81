/** The arrows between rooms; docs/decisions/0001-room-order.md says why. Type-only imports count too. */
const { PACKAGES_OF_CHARTER, PURE_ROOMS, ROOMS, ROOMS_OF_THE_WEB } = require('./tools/rooms.ts');

const TEST = '\\.test\\.tsx?$';
const inRooms = rooms => `^src/(${rooms.join('|')})/`;

/** Code of a room may import its own room and the rooms before it. Tests may look anywhere they like. */
const upward = ROOMS.slice(0, -1).map((room, index) => ({
  name: `${room}-imports-only-earlier-rooms`,
  severity: 'error',
  comment: `${room} may use ${['itself', ...ROOMS.slice(0, index)].join(', ')}`,
  from: { path: inRooms([room]), pathNot: TEST },
  to: { path: inRooms(ROOMS.slice(index + 1)) },
}));

const FROM_OUTSIDE = ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];
/** The syntax tree's types come in a package of types only, which the cruiser does not resolve. */
const syntaxTree = '^(mdast|unist)$';
const charterPackages = [`(^|/)node_modules/(${PACKAGES_OF_CHARTER.join('|')})/`, syntaxTree];

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'planner-stands-on-the-kernel',
      severity: 'error',
      comment: 'The economy is computed without knowing who votes on it.',
      from: { path: inRooms(['planner']), pathNot: TEST },
      to: { path: inRooms(PURE_ROOMS.filter(room => room !== 'kernel' && room !== 'planner')) },
    },
    {
      name: 'every-room-is-known',
      severity: 'error',
      comment: 'A new room gets its place in tools/rooms.ts first.',
      from: { path: '^src/', pathNot: inRooms(ROOMS) },
      to: {},
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-rooms-have-no-packages',
      severity: 'error',
      comment: 'No package and no Node module; charter/ may parse Markdown and YAML.',
      from: { path: inRooms(PURE_ROOMS), pathNot: TEST },
      to: { dependencyTypes: FROM_OUTSIDE, pathNot: charterPackages },
    },
    {
      name: 'only-charter-parses',
      severity: 'error',
      from: { path: inRooms(PURE_ROOMS.filter(room => room !== 'charter')), pathNot: TEST },
      to: { path: charterPackages },
    },
    {
      name: 'nothing-below-imports-the-outside',
      severity: 'error',
      comment: 'src/ never needs the web application, the verifier, tests, benches or tools.',
      from: { path: '^src/', pathNot: TEST },
      to: { path: '^(web|verify|test|bench|tools)/' },
    },
    {
      name: 'verifier-stands-alone',
      severity: 'error',
      comment: 'It checks what we wrote, so it must not share our mistakes.',
      from: { path: '^verify/', pathNot: TEST },
      to: { path: '^(src|web|test|bench|tools)/' },
    },
    {
      name: 'web-takes-only-the-pure-core',
      severity: 'error',
      from: { path: '^web/', pathNot: TEST },
      to: { path: ['^src/', '^(verify|bench|tools|test)/'], pathNot: inRooms(ROOMS_OF_THE_WEB) },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { pathNot: TEST },
      to: { couldNotResolve: true, pathNot: [syntaxTree, '[?]'] },
    },
    {
      name: 'product-runs-without-development-packages',
      severity: 'error',
      comment: 'What the product loads at run time belongs into dependencies.',
      from: { path: '^(src|verify)/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(web/)?(dist|build)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.cjs', '.json'] },
  },
};
