/** The rooms of src/ from the ground up: code may import its own room and rooms before it, never later ones. */
export const PURE_ROOMS = ['kernel', 'tally', 'charter', 'assembly', 'policy', 'planner', 'laboratory'] as const;

/** Rooms that touch the world: databases, sockets, terminals, clocks. */
const SHELL_ROOMS = ['record', 'store', 'access', 'service', 'http', 'cli', 'main'] as const;

export const ROOMS: readonly string[] = [...PURE_ROOMS, ...SHELL_ROOMS];

/** The pure rooms that the web application may take along into the browser. */
export const ROOMS_OF_THE_WEB = ['kernel', 'tally', 'charter', 'assembly'] as const;

/** Parsers of the charter's text, the only packages a pure room may load, and only charter/ may. */
export const PACKAGES_OF_CHARTER = ['yaml', 'mdast-util-from-markdown'] as const;
