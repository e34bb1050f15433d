"""The words by which the lines around an article are known, in lower case; one line a phrase list."""

from __future__ import annotations

import re


def _phrases(table: dict[str, str]) -> dict[str, str]:
    """Each phrase of the lists, which are parted by bars, with the label of its list."""
    return {
        " ".join(phrase.split()): label for label, listed in table.items() for phrase in listed.split("|")
    }


# Lines that are boilerplate as a whole, without the marks around them.
WHOLE = _phrases(
    {
        "advertisement": """
            advert | advertisement | advertisements | advertisement - continue reading below |
            advertisement - story continues below | article continues after advertisement |
            article continues below | article continues below advertisement | story continues below |
            story continues below advertisement | continue reading below | scroll to continue |
            scroll down for video | sponsored content | sponsored links | sponsored stories |
            promoted content | promoted stories | paid content | report this ad | report ad | skip ad |
            remove ads | ad feedback
        """,
        "comment form": """
            leave a reply | leave a comment | leave your comment | leave a comment below | leave reply |
            leave a reply cancel reply | cancel reply | post comment | post a comment |
            post your comment | submit comment | submit a comment | add comment | add a comment |
            write a comment | comments | view comments | show comments | hide comments |
            load comments | view all comments | read comments | load more comments |
            comments are closed | comments closed | comments are off | no comments | no comments yet |
            be the first to comment | join the conversation | join the discussion |
            start the discussion | recent comments | log in to comment | log in to leave a comment |
            login to comment | sign in to comment | tell us what you think | have your say
        """,
        "share bar": """
            share this | share this story | share this article | share this post | share this page |
            share on facebook | share on twitter | share on x | share on linkedin | share on whatsapp |
            share on pinterest | share on reddit | share on email | share via email |
            share to facebook | share to twitter | share to linkedin | share to flipboard |
            share with your friends | share page | share article | sharing is caring |
            close share panel | copy link | copy the link | link copied | all sharing options |
            share all sharing options | share options | click to tweet | tweet this |
            email this article | email this story | print this article | print this page |
            print friendly | send to a friend | save article | save this story | order reprints
        """,
        "newsletter plea": """
            sign up now | sign up today | sign up here | sign up for free | subscribe now |
            subscribe today | subscribe here | subscribe to our newsletter |
            subscribe to our newsletters | join our newsletter | our newsletter | get our newsletter |
            get the newsletter | newsletter sign up | newsletter signup | become a member |
            become a subscriber | already a subscriber | already a subscriber? log in |
            thank you for subscribing | thanks for subscribing | support our journalism |
            support independent journalism | enter your email | enter your email address |
            your email address
        """,
        "navigation": """
            skip to content | skip to main content | skip to navigation | skip navigation |
            back to top | scroll to top | return to top | jump to comments | toggle navigation |
            main menu | quick links | useful links | site map | previous article | next article |
            previous post | next post | previous story | next story | post navigation |
            all rights reserved | privacy policy | terms of use | terms of service |
            terms and conditions | terms & conditions | about us | contact us | load more |
            show more | view more | see more | read more | read full article | read the full article |
            read the full story | read full story | read the original article |
            to read the full story | continue reading | click here | click here to continue |
            view gallery | filed under | related tags | text size | poll loading |
            these are external links and will open in a new window | watch now
        """,
    }
)

# What may also be a heading of an article: it counts only beside other boilerplate.
DOUBTFUL = _phrases(
    {
        "share bar": """
            share | shares | tweet | tweets | email | e-mail | print | facebook | twitter | linkedin |
            reddit | pinterest | whatsapp | telegram | instagram | youtube | tumblr | flipboard |
            google+ | messenger | like | save | pin | pin it
        """,
        "navigation": """
            home | search | menu | about | contact | login | log in | sign in | sign up | sign out |
            register | subscribe | newsletter | newsletters | tags | tag | topics | categories |
            category | archives | archive | previous | next | close | back | more | report | loading |
            rss | shop | disclaimer | advertise | advertising | careers | help | faq | sitemap |
            cookies | follow us | follow | information | submit | reply
        """,
    }
)

# Heads of lists of other articles, whose titles follow.
LIST_HEADS = frozenset(
    _phrases(
        {
            "related articles": """
            articles you may like | article you may like | stories you may like | posts you may like |
            you may like | you may also like | you might also like | you might like |
            you may also enjoy | you might also enjoy | we think you'll like | related |
            related article | related articles | related stories | related story | related posts |
            related post | related news | related content | related coverage | related links |
            related reading | related topics | related videos | related items | recommended |
            recommended for you | recommended stories | recommended articles | recommended reading |
            read next | up next | what to read next | more stories | more news | more articles |
            more to read | more like this | more top stories | most read | most popular |
            most viewed | most shared | most commented | popular posts | popular articles |
            popular stories | popular now | trending now | trending stories | trending articles |
            trending news | trending topics | top stories | top posts | latest news |
            latest stories | latest articles | latest posts | latest headlines | recent posts |
            recent articles | recent stories | don't miss | don't miss this | editor's picks |
            editors' picks | also read | read also | read more on this | more on this story |
            more on this topic | from around the web | around the web | from the web |
            stories from around the web | elsewhere on the web | suggested articles |
            similar articles | similar posts | similar stories | keep reading |
            in case you missed it | top local stories | must read | must reads | featured stories |
            featured articles | featured posts
            """
        }
    )
)
# The same, if a colon follows.
COLON_HEADS = frozenset(("read more", "see more", "see also", "more", "read", "also see", "more stories"))

# Lines that are boilerplate if they begin so, however they go on.
OPENINGS = _phrases(
    {
        "comment form": """
            your email address will not be published | required fields are marked |
            leave a reply to | save my name, email | notify me of follow-up comments |
            notify me of new | notify me when new | you must be logged in to | you must log in to |
            please log in to | please sign in to | sign in to post | log in to post |
            this site uses akismet | comments are moderated | comments are now closed |
            comments are closed for | sorry we are not currently accepting comments |
            sorry, we are not currently accepting comments | sorry, comments are |
            all comments are moderated | note: we are temporarily moderating all comments |
            have something to add to this story | let us know in the comments |
            tell us what you think in the comments | let us know what you think in the comments |
            share your thoughts in the comments | sound off in the comments |
            post your comments below
        """,
        "share bar": """
            click to share on | click to email | click to print | share all sharing options for |
            like us on facebook | follow us on | follow us: | follow us @ | follow us at |
            follow me on | find us on facebook | find us on twitter | connect with us on |
            share this: | share this article on | share on facebook | share on twitter | share tweet
        """,
        "newsletter plea": """
            sign up for our | sign up to our | sign up to receive | sign up for free |
            sign up to get | sign up for daily | sign up for breaking | sign up for email |
            sign up for the | sign up here for | sign up here to | sign up now for | sign up and get |
            sign up today | subscribe to our | subscribe to the | subscribe now | subscribe today |
            subscribe here | get the latest updates | get our daily | get our free | get our best |
            get our newsletter | get our weekly | get the latest news | get breaking news |
            get the day's | get unlimited access | join our newsletter | join our mailing |
            enter your email | please enter your email | please enter a valid email |
            by subscribing i | by subscribing, you | by subscribing you | by signing up, you |
            by signing up you | by submitting your email | by entering your email |
            by clicking subscribe | by clicking sign up | by providing your email |
            thank you for subscribing | thanks for subscribing | thanks for signing up |
            thank you for signing up | you have successfully subscribed |
            you have succesfully subscribed | you can unsubscribe | unsubscribe at any time |
            an email with an activation link | please, fill the form | if you enjoyed this article |
            if you enjoyed this post | if you enjoyed this story | if you liked this article |
            if you liked this post | if you liked this story | enjoyed this article? |
            like this article? | enjoying this article? | like what you're reading? |
            like what you read? | like this story? | start your free trial | get full access |
            this article is for subscribers | this content is for subscribers |
            this story is for subscribers | to continue reading, | to continue reading this |
            already a subscriber | already have an account? | don't have an account? |
            create a free account | you have reached your limit | you've reached your limit |
            you have read all your free | support our journalism | download our app |
            download our free app | listen to our podcast | listen and subscribe to our podcast
        """,
        "cookie notice": """
            this website uses cookies | this site uses cookies | our website uses cookies |
            our site uses cookies | we use cookies | we and our partners use cookies |
            we value your privacy | by continuing to use this site | by continuing to use this website |
            by continuing to use our | by continuing to browse | by using this site, you |
            by using this website, you | by using our site, you | accept all cookies |
            accept cookies | manage cookies | cookie settings | cookie preferences |
            cookie policy | manage your cookie | your privacy choices | do not sell my |
            registration on or use of this site
        """,
        "copyright line": """
            copyright © | copyright (c) | copyright 19 | copyright 20 | © | (c) 19 | (c) 20 |
            all rights reserved | all content © | this material may not be published |
            this article may not be | reproduction without permission |
            the material on this site may not be | no part of this article may be reproduced |
            no part of this publication may be | reprinted with permission |
            republished with permission | unauthorised reproduction | unauthorized reproduction
        """,
        "link to another page": """
            click here to | click here for | click here if | click on the link | click the link |
            click the image | read more: | read also: | also read: | see also: | see more: |
            see related: | related: | related post: | related article: | related story: |
            related stories: | related coverage from | related video: | related news: |
            recommended: | don't miss: | watch more: | read next: | must read: | more about: |
            for more stories like this | read our full | view original article |
            this article originally appeared | this article was originally |
            this story originally appeared | this story was originally |
            this post originally appeared | this post was originally | originally published at |
            originally published on | follow all the latest | follow ap's full | filed under: |
            posted in: | tags: | tagged with | tagged: | tagged as | topics: | categories: |
            category: | related tags | related topics
        """,
        "disclosure": """
            this post may contain affiliate | this article may contain affiliate |
            this post contains affiliate | this article contains affiliate |
            this page contains affiliate | this site contains affiliate | we may earn a commission |
            we may earn commission | we may receive a commission | we may receive a small commission |
            we earn a commission | sometimes we include links to | some links in this |
            when you buy through links | when you purchase through links |
            if you buy something through | as an amazon associate |
            the views expressed in this article are | the opinions expressed in this article are |
            the views expressed in this column are | opinions expressed by
        """,
        "photo credit": """
            image copyright | image credit | image caption | image source | image: | images: |
            photo: | photos: | photo by | photos by | photo credit | photo courtesy | photograph: |
            photograph by | image by | image via | image courtesy | picture: | pictures: |
            getty images | illustration: | illustration by | featured image
        """,
        "time stamp": """
            published: | published at | updated: | updated at | last updated | last modified |
            first published: | posted: | posted at | date: | reading time | estimated reading time
        """,
    }
)
# The same, but only in a line that does not end like a sentence.
TITLE_OPENINGS = _phrases(
    {
        "link to another page": """
            read more | read about | more: | more from | more on | also on | more great | also read |
            more stories from | more articles from | for more stories | for more articles |
            for more news | read the full article | read the full story | read the original |
            continue reading | watch the video | watch the full | follow the latest |
            follow our live | first published on | originally published in | read now |
            to read the full | to read this article | to read the rest of | filed under |
            posted in | click here
        """,
        "newsletter plea": "get access to | get alerts on | join thousands of | subscribe for | sign up",
        "time stamp": "posted on | published on | published | updated",
    }
)

# Lines known by their shape as a whole.
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("share bar", re.compile(r"[\d.,]+ ?[km]? ?(?:shares?|tweets?|retweets?|likes|views|followers)")),
    (
        "share bar",
        re.compile(
            r"follow (?:@\w+|[\w.' -]{3,40} on (?:twitter|facebook|instagram|x|google\+)(?!\w)).{0,120}"
        ),
    ),
    ("comment form", re.compile(r"comments? ?\([\d,]+\)?|[\d,]+\)? comments?")),
    ("navigation", re.compile(r"(?:image|photo|slide|picture|page) \d+ (?:of|/) \d+")),
    ("time stamp", re.compile(r"\d+[ -]min(?:ute)?s? read")),
)
SHARE_WORDS = frozenset(
    _phrases(
        {
            "share bar": """
            share | tweet | submit | email | e-mail | print | pin | pinterest | facebook | twitter | x |
            linkedin | reddit | whatsapp | telegram | messenger | tumblr | flipboard | google+ | copy |
            link | save | like | more | sms | pocket | instagram | youtube | bluesky | threads |
            mastodon
            """
        }
    )
)
