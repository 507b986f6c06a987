#include "core/vectors/maxout_plane.h"

#include <cmath>

namespace actiscope {

namespace {

PlanePoint between(const PlanePoint& p, const PlanePoint& q, double atP, double atQ) {
    const double part = atP / (atP - atQ);
    return {p.x1 + part * (q.x1 - p.x1), p.x2 + part * (q.x2 - p.x2)};
}

/// What of the polygon has `height` ≥ 0.
template <class Height>
Polygon cut(const Polygon& polygon, const Height& height) {
    Polygon kept;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const PlanePoint& p = polygon[i];
        const PlanePoint& q = polygon[(i + 1) % polygon.size()];
        const double atP = height(p);
        const double atQ = height(q);
        if (atP >= 0)
            kept.push_back(p);
        if ((atP >= 0) != (atQ >= 0))
            kept.push_back(between(p, q, atP, atQ));
    }
    return kept.size() < 3 ? Polygon() : kept;
}

/// Shares of q and of r in the point w = p + s·(q − p) + t·(r − p).
struct Shares {
    double s, t;
};

/// Is `w` inside the triangle p, q, r, or on its edge, and its plane through them not below w?
bool carriedBy(const PlanePiece& w, const PlanePiece& p, const PlanePiece& q, const PlanePiece& r) {
    const double area = (q.w1 - p.w1) * (r.w2 - p.w2) - (q.w2 - p.w2) * (r.w1 - p.w1);
    if (area == 0)
        return false;
    const Shares part{((w.w1 - p.w1) * (r.w2 - p.w2) - (w.w2 - p.w2) * (r.w1 - p.w1)) / area,
                      ((q.w1 - p.w1) * (w.w2 - p.w2) - (q.w2 - p.w2) * (w.w1 - p.w1)) / area};
    return part.s >= 0 && part.t >= 0 && part.s + part.t <= 1 &&
           p.c + part.s * (q.c - p.c) + part.t * (r.c - p.c) >= w.c;
}

/// Is `w` between p and q, and the line through them not below it?
bool carriedBy(const PlanePiece& w, const PlanePiece& p, const PlanePiece& q) {
    const double d1 = q.w1 - p.w1;
    const double d2 = q.w2 - p.w2;
    if ((d1 == 0 && d2 == 0) || d1 * (w.w2 - p.w2) != d2 * (w.w1 - p.w1))
        return false;
    const double share = std::fabs(d1) >= std::fabs(d2) ? (w.w1 - p.w1) / d1 : (w.w2 - p.w2) / d2;
    return share >= 0 && share <= 1 && p.c + share * (q.c - p.c) >= w.c;
}

bool isRedundant(const std::vector<PlanePiece>& pieces, std::size_t i) {
    const PlanePiece& w = pieces[i];
    std::vector<PlanePiece> others;
    for (std::size_t j = 0; j < pieces.size(); ++j) {
        if (pieces[j].w1 != w.w1 || pieces[j].w2 != w.w2)
            others.push_back(pieces[j]);
        else if (pieces[j].c > w.c || (pieces[j].c == w.c && j < i))
            return true;
    }
    for (std::size_t p = 0; p < others.size(); ++p)
        for (std::size_t q = 0; q < p; ++q) {
            if (carriedBy(w, others[p], others[q]))
                return true;
            for (std::size_t r = 0; r < q; ++r)
                if (carriedBy(w, others[p], others[q], others[r]))
                    return true;
        }
    return false;
}

} // namespace

std::vector<bool> redundantPlanes(const std::vector<PlanePiece>& pieces) {
    std::vector<bool> redundant;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        redundant.push_back(isRedundant(pieces, i));
    return redundant;
}

Polygon activeRegion(const std::vector<PlanePiece>& pieces, std::size_t i, const Box& box) {
    Polygon region{{box.from1, box.from2}, {box.to1, box.from2}, {box.to1, box.to2}, {box.from1, box.to2}};
    for (std::size_t j = 0; j < pieces.size() && !region.empty(); ++j) {
        if (j == i)
            continue;
        const PlanePiece above{pieces[i].w1 - pieces[j].w1, pieces[i].w2 - pieces[j].w2,
                               pieces[i].c - pieces[j].c};
        if (above.w1 == 0 && above.w2 == 0) { // parallel: of equal ones the first is the active one
            if (above.c < 0 || (above.c == 0 && j < i))
                return {};
            continue;
        }
        region = cut(region, [&](const PlanePoint& p) { return above.at(p.x1, p.x2); });
    }
    return region;
}

Polygon levelIn(const Polygon& region, const PlanePiece& piece, double level) {
    Polygon ends;
    for (std::size_t i = 0; i < region.size(); ++i) {
        const PlanePoint& p = region[i];
        const PlanePoint& q = region[(i + 1) % region.size()];
        const double atP = piece.at(p.x1, p.x2) - level;
        const double atQ = piece.at(q.x1, q.x2) - level;
        if ((atP >= 0) != (atQ >= 0))
            ends.push_back(between(p, q, atP, atQ));
    }
    return ends.size() == 2 ? ends : Polygon();
}

PlanePoint middleOf(const Polygon& region) {
    PlanePoint middle;
    for (const PlanePoint& p : region) {
        middle.x1 += p.x1 / static_cast<double>(region.size());
        middle.x2 += p.x2 / static_cast<double>(region.size());
    }
    return middle;
}

} // namespace actiscope
