import { describe, expect, it } from 'vitest';
import { screenOf } from '../../../src/platforms/terminal/screen.ts';

const terminal = { isTTY: true, columns: 120, hasColors: () => true };

describe('The screen', () => {
  it('is plain and 80 columns wide where the output is a pipe', () => {
    expect(screenOf({}, { KITTY_WINDOW_ID: '1' })).toEqual({ width: 80, colours: false, pictures: 'none' });
    expect(screenOf({}, { COLUMNS: '100' }).width).toBe(100);
    expect(screenOf({}, { COLUMNS: 'x' }).width).toBe(80);
  });

  it('has the width and the colours of the terminal', () => {
    expect(screenOf(terminal, {})).toEqual({ width: 120, colours: true, pictures: 'none' });
    expect(screenOf({ ...terminal, hasColors: () => false }, {}).colours).toBe(false);
  });

  it.each([
    [{ KITTY_WINDOW_ID: '1' }, 'kitty'],
    [{ TERM: 'xterm-kitty' }, 'kitty'],
    [{ TERM_PROGRAM: 'ghostty' }, 'kitty'],
    [{ TERM_PROGRAM: 'iTerm.app' }, 'iterm2'],
    [{ TERM_PROGRAM: 'WezTerm' }, 'iterm2'],
    [{ LC_TERMINAL: 'iTerm2' }, 'iterm2'],
    [{ KITTY_WINDOW_ID: '1', TMUX: '/run/tmux' }, 'none'],
    [{ TERM: 'xterm-256color' }, 'none'],
  ])('shows pictures where the terminal says that it can: %j', (environment, pictures) => {
    expect(screenOf(terminal, environment).pictures).toBe(pictures);
  });
});
