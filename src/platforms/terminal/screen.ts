/** What a terminal can show. */
export interface Screen {
  /** In cells. */
  readonly width: number;
  readonly colours: boolean;
  /** The protocol by which it shows pictures between lines of text. */
  readonly pictures: 'kitty' | 'iterm2' | 'none';
}

/** The variables by which terminals tell who they are. */
export interface TerminalEnvironment {
  readonly COLUMNS?: string;
  readonly TERM?: string;
  readonly TERM_PROGRAM?: string;
  readonly LC_TERMINAL?: string;
  readonly KITTY_WINDOW_ID?: string;
  readonly TMUX?: string;
}

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Respects NO_COLOR and FORCE_COLOR. */
  hasColors?(): boolean;
}

/** Finds out what the output can show; a file or a pipe shows plain text of 80 columns. */
export function screenOf(output: Output, environment: TerminalEnvironment): Screen {
  const width = output.columns ?? (Number(environment.COLUMNS) || 80);
  if (!output.isTTY) return { width, colours: false, pictures: 'none' };
  return { width, colours: output.hasColors?.() ?? false, pictures: pictureProtocol(environment) };
}

function pictureProtocol(environment: TerminalEnvironment): Screen['pictures'] {
  const { TERM = '', TERM_PROGRAM = '', LC_TERMINAL = '', KITTY_WINDOW_ID, TMUX } = environment;
  if (TMUX) return 'none';
  if (KITTY_WINDOW_ID || TERM === 'xterm-kitty' || /ghostty/i.test(TERM + TERM_PROGRAM)) return 'kitty';
  return /^(iTerm|WezTerm|mintty)/.test(TERM_PROGRAM) || LC_TERMINAL === 'iTerm2' ? 'iterm2' : 'none';
}
