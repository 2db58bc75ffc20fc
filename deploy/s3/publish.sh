#!/bin/sh
# Builds the help center and publishes it on S3 and CloudFront. If the build fails, ends with its exit code: 75 means "not yet, run again
# later". Needs the AWS CLI with write permission, BUCKET (name of the bucket), DISTRIBUTION (CloudFront's id), CSTAR_TEAM, SITE_URL.
set -eu
: "${BUCKET:?the name of the bucket}" "${DISTRIBUTION:?the id of the CloudFront distribution}"

npm run build

# First the files whose names contain a hash of their content, so that no page refers to a missing one. They may be cached for ever.
for folder in _astro _pictures pagefind/index pagefind/fragment; do
	[ -d "dist/$folder" ] || continue
	aws s3 sync "dist/$folder" "s3://$BUCKET/$folder" --cache-control 'public, max-age=31536000, immutable'
done
# Then all other files, which browsers revalidate each time. Last, delete the files that no longer exist.
set -- --exclude '_astro/*' --exclude '_pictures/*' --exclude 'pagefind/index/*' --exclude 'pagefind/fragment/*' --exclude _headers --exclude _redirects
aws s3 sync dist "s3://$BUCKET" "$@" --cache-control 'public, max-age=0, must-revalidate'
aws s3 cp dist/manifest.webmanifest "s3://$BUCKET/manifest.webmanifest" --content-type application/manifest+json --cache-control 'public, max-age=0, must-revalidate'
aws s3 sync dist "s3://$BUCKET" "$@" --delete --size-only
aws cloudfront create-invalidation --distribution-id "$DISTRIBUTION" --paths '/*'
