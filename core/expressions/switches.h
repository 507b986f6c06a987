// Which parts of a formula decide where it changes branch, grows without end or stops being defined.
#pragma once

#include "core/expressions/roots.h"

namespace actiscope {

/// A part of a formula that matters where it passes a level.
struct Switch {
    int node = 0; ///< of the part, in the tree of the FormulaSwitches
    double level = 0;
    double period = 0;      ///< level + k·period for every whole k too; 0: the level alone
    bool undefined = false; ///< the formula may have no value there: a denominator, a logarithm
    int call = -1;          ///< node of an activation of the catalogue, whose kinks are the levels
    Program part;
};

/// A part inside of which an inner scale may hide a steep step or a narrow bump.
struct Narrowing {
    int node = 0;
    bool relative = false;   ///< a denominator or the like: narrow where it changes by its own size
    bool everywhere = false; ///< of a sine: narrow at no place of its own
};

struct FormulaSwitches {
    RootTree tree; ///< the formula's, with the differences of what is compared
    std::vector<Switch> list;
    std::vector<Narrowing> narrowings;
    bool complete = true; ///< false where the formula has more than are looked at
};

FormulaSwitches switchesOf(const Tree& formula);

/// Adds the doubles near `place` at which the sign of the part − level turns: where rounding makes the
/// difference 0 on some doubles it turns on both sides of them, and either may be the one where a branch
/// begins; so may be `place` between them. Where it does not turn, `place` itself.
void addTurns(std::vector<double>& places, const Switch& change, Parameters parameters, double level,
              double place);

} // namespace actiscope
