/** What stands before a line's text: indents and the markers of quotes and lists. Matches every line, if only in nothing. */
export const LINE_PREFIX = /^(?:[ \t]+|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/;
