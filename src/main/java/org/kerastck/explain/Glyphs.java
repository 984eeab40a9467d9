package org.kerastck.explain;

import java.nio.charset.Charset;

/** The characters that a picture is drawn with. */
public enum Glyphs {
  /** Box-drawing characters. */
  UNICODE("─", "╌", "│", "┊", "┌┬┐└┴┘", "…", "⋮", "■", "□", "·"),
  /** For an output that can show no others. */
  ASCII("-", ".", "|", ":", "++++++", "~", ":", "#", "o", ".");

  final String line;
  final String dashedLine;
  final String wall;
  final String dashedWall;
  final String corners;
  final String gap;
  final String rowGap;
  final String input;
  final String inserted;
  final String padding;

  Glyphs(
      String line,
      String dashedLine,
      String wall,
      String dashedWall,
      String corners,
      String gap,
      String rowGap,
      String input,
      String inserted,
      String padding) {
    this.line = line;
    this.dashedLine = dashedLine;
    this.wall = wall;
    this.dashedWall = dashedWall;
    this.corners = corners;
    this.gap = gap;
    this.rowGap = rowGap;
    this.input = input;
    this.inserted = inserted;
    this.padding = padding;
  }

  /** Those that this encoding can show. */
  public static Glyphs in(Charset charset) {
    String all = "─╌│┊┌┬┐└┴┘…⋮■□·";
    return charset.canEncode() && charset.newEncoder().canEncode(all) ? UNICODE : ASCII;
  }

  String border(boolean solid) {
    return solid ? line : dashedLine;
  }

  String wall(boolean solid) {
    return solid ? wall : dashedWall;
  }
}
